/**
 * What is measured on configurations: mergeable accumulators and the observables computed from them, with errors.
 *
 * <p>Uses {@code parallel}, {@code statistics}, {@code storage}, {@code files}, {@code lattice}, {@code quantities}, {@code couplings}.
 */
package org.inverserg.measuring;
