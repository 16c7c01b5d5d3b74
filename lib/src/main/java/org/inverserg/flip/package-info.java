/**
 * The engine of dreams: a fine spin is drawn as a flip of its coarse one, for 64 configurations at once, with bounds of the
 * probability, comparisons with random bits, and tables for what lies between.
 *
 * <p>Uses {@code parallel}, {@code lattice}, {@code network}, {@code patterns}.
 */
package org.inverserg.flip;
