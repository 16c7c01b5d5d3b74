/**
 * Numbers with errors: estimates, jackknife replicas that carry errors through any formula, autocorrelation times.
 *
 * <p>Every error is one standard deviation. Uses {@code parallel}.
 */
package org.inverserg.statistics;
