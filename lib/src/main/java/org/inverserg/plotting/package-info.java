/**
 * Figures: observables and fits on XChart, configurations as pictures. Nothing is shown or written here.
 *
 * <p>{@link org.inverserg.plotting.Plot} makes them. Uses {@code statistics}, {@code lattice}, {@code measuring}, {@code fitting}.
 */
package org.inverserg.plotting;
