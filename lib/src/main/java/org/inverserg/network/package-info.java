/**
 * Convolutions on periodic or zero-edged lattices, forward and backward, row by row, and the small networks built of them.
 *
 * <p>Uses {@code parallel}, {@code lattice}.
 */
package org.inverserg.network;
