/**
 * Curves through observables: power laws and logarithms of the lattice size, with errors that go through the jackknife
 * replicas, so that correlations between sizes are seen to.
 *
 * <p>{@link org.inverserg.fitting.Fit} is where a fit starts. Uses {@code parallel}, {@code statistics}, {@code quantities}, {@code measuring}.
 */
package org.inverserg.fitting;
