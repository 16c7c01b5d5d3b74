/**
 * Networks that undo the blocking of fields: how they are trained, kept in files, and applied again and again, which makes a tower of
 * larger and larger systems.
 *
 * <p>Uses {@code parallel}, {@code statistics}, {@code storage}, {@code lattice}, {@code quantities}, {@code measuring}, {@code reweighting},
 * {@code network}, {@code descent}, {@code viewing}.
 */
package org.inverserg.tower;
