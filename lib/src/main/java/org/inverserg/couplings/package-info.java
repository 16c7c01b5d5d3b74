/**
 * The couplings of real-space renormalization: classes of products of up to four spins, bases of them, their sums on configurations,
 * the correlations of these sums between two scales, and those of spins at a distance.
 *
 * <p>Uses {@code parallel}, {@code statistics}, {@code storage}, {@code lattice}.
 */
package org.inverserg.couplings;
