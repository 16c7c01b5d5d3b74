/**
 * Ensembles of configurations, how they are packed, and the rules that coarse-grain them.
 *
 * <p>Uses {@code parallel}, {@code statistics}, {@code model} and {@code files}.
 */
package org.inverserg.lattice;
