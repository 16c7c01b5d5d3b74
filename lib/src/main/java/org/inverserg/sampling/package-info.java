/**
 * Monte Carlo sampling of the models: plans, the Markov chains they run, thermalisation and thinning from measured autocorrelation.
 *
 * <p>Uses {@code parallel}, {@code statistics}, {@code model}, {@code storage}, {@code lattice}, {@code quantities}, {@code couplings},
 * {@code measuring}, {@code markov}. The number of chains and what each of them draws follow from the plan alone, never from the number of threads.
 *
 * <p>Each model has its plan, its pilot chain and its measured times, and both share how a run is scheduled, drawn and kept: a few files more than
 * other rooms have.
 */
package org.inverserg.sampling;
