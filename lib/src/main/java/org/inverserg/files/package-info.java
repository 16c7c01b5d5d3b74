/**
 * Files of others in and out: arrays of NumPy ({@code .npy}, {@code .npz}), text and CSV as streams of numbers with a shape, and JSON.
 * What a file says of itself is checked against the bytes that are there before there is room for it.
 *
 * <p>Uses {@code parallel} and {@code storage}.
 */
package org.inverserg.files;
