/**
 * What figures are painted with: scales and their ticks, colours, markers, text. Knows nothing of physics.
 *
 * <p>Uses no other package of the library.
 */
package org.inverserg.drawing;
