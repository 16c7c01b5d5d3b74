package org.inverserg.parallel;

import java.util.Locale;

/**
 * Says before a long call starts whether its memory can be had.
 *
 * @hidden
 */
@Internal
public final class Memory {

    private static final double MEGA = 1 << 20;
    private static final long SMALLEST_REGION = 1 << 20;
    private static final long LARGEST_REGION = 32 << 20;
    private static final long REGIONS = 2048;
    private static final long HEADER = 16;

    private Memory() {
    }

    /**
     * @param bytes  what the call will hold at the same time
     * @param what   the call, for the message
     * @param remedy what else the user could do
     * @throws IllegalStateException if the heap cannot hold {@code bytes} more; a negative number stands for more than a {@code long} counts
     */
    public static void require(long bytes, String what, String remedy) {
        if (bytes < 0) {
            require(Long.MAX_VALUE, what, remedy);
            return;
        }
        if (bytes > available()) {
            System.gc(); // garbage counts as used: look again without it before saying no
        }
        long available = available();
        if (bytes > available) {
            throw new IllegalStateException(String.format(Locale.ROOT,
                    "%s needs %.0f MB of memory, but only %.0f MB of the heap are free; %s, or start Java with a larger -Xmx: INVERSERG_HEAP=8g for notebooks and scripts",
                    what, Math.ceil(bytes / MEGA), Math.floor(available / MEGA), remedy));
        }
    }

    /**
     * The memory that an array of {@code count} longs takes. Java's usual collector, G1, divides the heap into about 2048 regions,
     * and an array of more than half a region fills whole ones: up to twice what it holds. A count that overflowed takes all there is.
     */
    public static long ofLongs(long count) {
        if (count < 0 || count > Long.MAX_VALUE / Long.BYTES - LARGEST_REGION) {
            return Long.MAX_VALUE;
        }
        long bytes = count * Long.BYTES + HEADER;
        long region = Long.highestOneBit(Runtime.getRuntime().maxMemory() / REGIONS);
        region = Math.max(SMALLEST_REGION, Math.min(LARGEST_REGION, region));
        return bytes <= region / 2 ? bytes : (bytes + region - 1) / region * region;
    }

    /** The memory that an array of {@code count} floats takes, see {@link #ofLongs}. */
    public static long ofFloats(long count) {
        return ofLongs(count / 2 + count % 2);
    }

    private static long available() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
    }
}
