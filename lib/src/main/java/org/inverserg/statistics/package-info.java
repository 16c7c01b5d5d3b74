/**
 * Numbers with errors: estimates, jackknife replicas that carry errors through any formula, autocorrelation times.
 *
 * <p>Every error is one standard deviation. Uses no other package of the library.
 */
package org.inverserg.statistics;
