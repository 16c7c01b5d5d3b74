/**
 * What is measured on configurations: mergeable accumulators and the observables computed from them, with errors.
 *
 * <p>Uses {@code parallel}, {@code statistics}, {@code lattice}.
 */
package org.inverserg.measuring;
