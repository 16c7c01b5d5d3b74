/**
 * Histogram reweighting: what was measured in a chain at one point of parameter space, at points nearby; curves, where they cross,
 * and exponents of pairs of sizes.
 *
 * <p>Uses {@code parallel}, {@code statistics}, {@code lattice}, {@code quantities}, {@code measuring}.
 */
package org.inverserg.reweighting;
