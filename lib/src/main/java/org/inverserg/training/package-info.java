/**
 * From configurations to weights: the orbits of a symmetric kernel, counts of patterns, the exact maximum of the likelihood
 * by Newton's method and the errors of what was found; and networks of two convolutions, their gradients, and their descent
 * to the least squared error.
 *
 * <p>Uses {@code parallel}, {@code statistics}, {@code lattice}, {@code measuring}.
 */
package org.inverserg.training;
