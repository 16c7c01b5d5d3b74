/**
 * Finite-size scaling of scans: data of several sizes that fall onto one curve.
 *
 * <p>Uses {@code parallel}, {@code statistics}, {@code quantities}, {@code measuring}, {@code plotting}.
 */
package org.inverserg.scaling;
