/**
 * Histogram reweighting: what was measured in a chain at one point of parameter space, at points nearby; curves, where they cross,
 * and exponents of pairs of sizes.
 *
 * <p>Uses {@code parallel}, {@code statistics}, {@code model}, {@code lattice}, {@code measuring}.
 */
package org.inverserg.reweighting;
