/**
 * One configuration at every size, to be looked at: a page to explore it, a film of how it grows, a picture where neither is to be had.
 *
 * <p>Uses {@code parallel}, {@code storage}, {@code files}, {@code lattice}, {@code drawing}.
 */
package org.inverserg.viewing;
