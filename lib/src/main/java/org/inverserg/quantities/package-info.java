/**
 * What models are measured for: quantities as formulas over means, the terms that are averaged for them, and the points that they are measured at.
 *
 * <p>Uses {@code parallel}, {@code model}, {@code lattice}.
 */
package org.inverserg.quantities;
