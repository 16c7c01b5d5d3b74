/**
 * What a training set says about a kernel: orbits of weights under the square's symmetry, and counts of coarse patterns beside the
 * spins drawn from them.
 *
 * <p>Uses {@code parallel}, {@code statistics}, {@code lattice}, {@code measuring}.
 */
package org.inverserg.patterns;
