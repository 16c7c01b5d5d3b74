package org.inverserg.parallel;

import java.util.Collection;
import java.util.Map;

/**
 * What calls need of their arguments. Each message says the requirement, the value that was given and what to do about it, before
 * time and memory are spent.
 *
 * @hidden
 */
@Internal
public final class Require {

    private static final String NULL = " got null%s; a variable stays null where the call that should have filled it failed: make that call again";

    private Require() {
    }

    /**
     * @param what the argument, for the message: {@code "an ensemble of spins"}
     * @return {@code value}
     * @throws IllegalArgumentException if {@code value} is null
     */
    public static <T> T given(T value, String what) {
        if (value == null) {
            throw new IllegalArgumentException(what + " must be given," + String.format(NULL, ""));
        }
        return value;
    }

    /**
     * A list of which nothing is missing.
     *
     * @throws IllegalArgumentException if it or one of its elements is null
     */
    public static <T, C extends Collection<T>> C all(C values, String what) {
        given(values, what);
        allOf(values.toArray(), what);
        return values;
    }

    /**
     * An array of which nothing is missing.
     *
     * @throws IllegalArgumentException if it or one of its elements is null
     */
    public static <T> T[] allOf(T[] values, String what) {
        given(values, what);
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                throw new IllegalArgumentException("of " + what + " none may be missing," + String.format(NULL, " as number " + (i + 1)));
            }
        }
        return values;
    }

    /**
     * Named things.
     *
     * @throws IllegalArgumentException if a name or what it names is null
     */
    public static <T> Map<String, T> names(Map<String, T> values, String what) {
        given(values, what);
        allOf(values.keySet().toArray(), "the names of " + what);
        allOf(values.values().toArray(), what);
        return values;
    }

    /**
     * Named things, at least one.
     *
     * @throws IllegalArgumentException if there is none, or if a name or what it names is null
     */
    public static <T> Map<String, T> named(Map<String, T> values, String what) {
        names(values, what);
        that(!values.isEmpty(), "of " + what + " there must be at least 1", "none", "put one into the map");
        return values;
    }

    /**
     * @param requirement what must hold, for the message
     * @param got         what does not
     * @param remedy      what to do about it
     * @throws IllegalArgumentException unless {@code holds}
     */
    public static void that(boolean holds, String requirement, Object got, String remedy) {
        if (!holds) {
            throw new IllegalArgumentException(requirement + ", got " + got + "; " + remedy);
        }
    }

    /**
     * The place of one of {@code count} things.
     *
     * @param what the place, for the message: {@code "the configuration"}
     * @return {@code index}
     * @throws IllegalArgumentException unless {@code 0 ≤ index < count}
     */
    public static int index(int index, int count, String what) {
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException(what + " must be between 0 and " + (count - 1) + ", got " + index
                    + "; the first is 0 and the last " + (count - 1));
        }
        return index;
    }

    /**
     * Something that is counted from 1.
     *
     * @return {@code count}
     * @throws IllegalArgumentException if {@code count < 1}
     */
    public static int atLeastOne(int count, String what) {
        if (count < 1) {
            throw new IllegalArgumentException(what + " must be at least 1, got " + count + "; ask for 1 or more");
        }
        return count;
    }

    /**
     * An array that holds what a call reads or writes.
     *
     * @throws IllegalArgumentException if {@code length} is less than {@code needed}, or {@code needed} is negative
     */
    public static void length(int length, long needed, String what) {
        if (length < needed || needed < 0) {
            throw new IllegalArgumentException(what + " must hold " + Math.max(0, needed) + " values or more, got " + length
                    + " for what was asked; give a longer array, or ask for less");
        }
    }
}
