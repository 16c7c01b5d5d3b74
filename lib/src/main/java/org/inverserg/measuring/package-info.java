/**
 * What is measured on configurations: mergeable accumulators and the observables computed from them, with errors.
 *
 * <p>Uses {@code parallel}, {@code statistics}, {@code model}, {@code storage}, {@code lattice}, {@code couplings}.
 */
package org.inverserg.measuring;
