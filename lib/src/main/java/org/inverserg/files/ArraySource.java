package org.inverserg.files;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;

/**
 * An array of numbers in a file: its shape is known, its elements are read as often as they are asked for, and never held as a whole.
 *
 * @hidden
 */
@Internal
public interface ArraySource {

    /** Takes the elements of an array, in the order of the file. */
    @FunctionalInterface
    interface Elements {
        /** @param index of the element where the last index of the array runs fastest, whatever the order of the file */
        void accept(long index, double value);
    }

    /** How many elements there are along each index. */
    long[] shape();

    /** What the elements are. */
    ElementType type();

    /**
     * Runs over all elements.
     *
     * @throws IllegalArgumentException      if the file is damaged
     * @throws java.io.UncheckedIOException  if it cannot be read
     */
    void forEach(Elements elements);

    /** A shape as Python writes it, {@code (100, 8, 8)}. */
    static String text(long[] shape) {
        return Arrays.stream(Require.given(shape, "a shape")).mapToObj(String::valueOf).collect(Collectors.joining(", ", "(", shape.length == 1 ? ",)" : ")"));
    }
}
