/**
 * Markov chains of the models: one configuration each, and the sweeps that change it. They decide nothing: how long a chain runs, and
 * what becomes of its configurations, is for {@code sampling}.
 *
 * <p>Uses {@code parallel}, {@code model}.
 */
package org.inverserg.markov;
