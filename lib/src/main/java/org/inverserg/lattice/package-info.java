/**
 * Ensembles of configurations, how they are packed, and the rules that coarse-grain them.
 *
 * <p>Uses {@code parallel}, {@code statistics} and {@code model}.
 */
package org.inverserg.lattice;
