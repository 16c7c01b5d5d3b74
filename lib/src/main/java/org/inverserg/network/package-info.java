/**
 * Convolutions on periodic or zero-edged lattices, forward and backward, row by row, and the small networks built of them.
 *
 * <p>Uses no other package of the library.
 */
package org.inverserg.network;
