/**
 * The models themselves: weights, couplings, critical points. Nothing here runs. Uses no other
 * package of the library.
 */
package org.inverserg.model;
