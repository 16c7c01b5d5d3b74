/**
 * What figures are painted with: scales and their ticks, colours, markers, text. Knows nothing of physics.
 *
 * <p>Uses {@code parallel}.
 */
package org.inverserg.drawing;
