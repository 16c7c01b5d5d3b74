/**
 * Inverse steps of the renormalization group: upscalers that draw a fine lattice given a coarse one, networks that compute one, and
 * dreams and towers, in which larger and larger systems are made one from the other and measured on the way.
 *
 * <p>Uses {@code parallel}, {@code statistics}, {@code lattice}, {@code measuring}, {@code reweighting}, {@code sampling},
 * {@code training}.
 */
package org.inverserg.upscaling;
