/**
 * The couplings of real-space renormalization: classes of products of up to four spins, bases of them, their sums on configurations,
 * and the correlations of these sums between two scales.
 *
 * <p>Uses {@code parallel}, {@code statistics}, {@code storage}, {@code lattice}.
 */
package org.inverserg.couplings;
