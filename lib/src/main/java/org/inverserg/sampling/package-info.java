/**
 * Monte Carlo sampling of the models: plans, the Markov chains they run, thermalisation and thinning from measured autocorrelation.
 *
 * <p>Uses {@code parallel}, {@code statistics}, {@code model}, {@code storage}, {@code lattice}, {@code quantities}, {@code couplings},
 * {@code measuring}, {@code markov}. The number of chains and what each of them draws follow from the plan alone, never from the number of threads.
 *
 * <p>Each model has its plan, its scan over many points, its pilot chain and its measured times, and all share how a run is scheduled, drawn and kept. A plan
 * leads to its scan ({@code Ising.scan()}), and a scan runs plans: they cannot be in rooms one above the other, so this one has more files than others.
 */
package org.inverserg.sampling;
