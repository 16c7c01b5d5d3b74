/**
 * Inverse decimation: the engine that draws the spins which decimation by 2 has left out, class by class of sites, and tells the
 * probability of what it drew or is shown; and the training of what it draws with. One engine with many small parts, none of which
 * anybody else uses: so the room has more files than most.
 *
 * <p>Uses {@code parallel}, {@code statistics}, {@code files}, {@code lattice}, {@code measuring}, {@code likelihood}.
 */
package org.inverserg.decimation;
