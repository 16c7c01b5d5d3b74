/**
 * What the library knows of the two papers: the weights that were published, and how the papers' models look in figures.
 *
 * <p>Uses {@code parallel}, {@code upscaling}, {@code drawing}.
 */
package org.inverserg.papers;
