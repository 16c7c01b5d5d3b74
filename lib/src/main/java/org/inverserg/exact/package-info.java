/**
 * Exact dreams: an inverse of decimation that knows the probability of what it dreams, so that weights make averages exact, a Markov
 * chain of whole dreams is exact, and a certificate says how far the dreams themselves are from the Boltzmann distribution.
 *
 * <p>{@link org.inverserg.exact.InverseDecimation} is where to start. Uses {@code parallel}, {@code statistics}, {@code model},
 * {@code files}, {@code lattice}, {@code quantities}, {@code measuring}, {@code sampling}, {@code decimation},
 * {@code viewing}.
 */
package org.inverserg.exact;
