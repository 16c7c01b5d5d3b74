/**
 * Figures: observables and fits on XChart, configurations as pictures. Nothing is shown or written here.
 *
 * <p>{@link org.inverserg.plotting.Plot} makes them. Uses {@code parallel}, {@code statistics}, {@code storage}, {@code lattice}, {@code quantities},
 * {@code measuring}, {@code reweighting}, {@code upscaling}, {@code fitting}, {@code drawing}, {@code papers}.
 */
package org.inverserg.plotting;
