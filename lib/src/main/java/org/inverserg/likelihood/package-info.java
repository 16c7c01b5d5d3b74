/**
 * From counts to weights: the exact maximum of the likelihood by Newton's method with the errors of what was found, and descent on
 * the same counts, for kernels and for networks of two layers.
 *
 * <p>Uses {@code parallel}, {@code statistics}, {@code files}, {@code lattice}, {@code network}, {@code patterns}, {@code descent}.
 */
package org.inverserg.likelihood;
