/**
 * Monte Carlo sampling of the models: plans, the Markov chains they run, thermalisation and thinning from measured autocorrelation.
 *
 * <p>Uses {@code parallel}, {@code statistics}, {@code model}, {@code storage}, {@code lattice}, {@code quantities}, {@code couplings},
 * {@code measuring}, {@code markov}. The number of chains and what each of them draws follow from the plan alone, never from the number of threads.
 */
package org.inverserg.sampling;
