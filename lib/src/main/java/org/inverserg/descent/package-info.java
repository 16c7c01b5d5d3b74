/**
 * Descent along gradients in small steps: AdamW, schedules of its rate, curves of the loss, and the least squared error of a network; and the
 * files that keep networks.
 *
 * <p>Uses {@code parallel}, {@code statistics}, {@code storage}, {@code lattice}, {@code network}.
 */
package org.inverserg.descent;
