package org.inverserg.storage;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Counts the calls of a script. Calls inside of another one are counted within it: whether a cache had the result and no call was made, the next
 * one has the same number.
 */
final class CallNumbers {

    private final Level script = new Level("", new AtomicInteger());
    private final ThreadLocal<Level> open = ThreadLocal.withInitial(() -> script);

    /** @param prefix of the numbers of this level */
    private record Level(String prefix, AtomicInteger counter) {
        String next() {
            return prefix + String.format(Locale.ROOT, "%05d", counter.incrementAndGet());
        }
    }

    /** For example {@code 00003}, or {@code 00003.00001} within the third. */
    String next() {
        return open.get().next();
    }

    <T> T within(Supplier<T> call) {
        Level outer = open.get();
        open.set(new Level(outer.next() + ".", new AtomicInteger()));
        try {
            return call.get();
        } finally {
            open.set(outer);
        }
    }
}
