package org.inverserg.environment.protocol;

/**
 * Memory that nobody uses until a cell has filled the heap: then it is given free, so that the kernel can say so and compile
 * the cell in which a person lets go of something.
 */
final class MemoryReserve {

    private static final int LARGEST = 24 << 20;
    private static final int PART_OF_HEAP = 12;
    /** The reserve is taken again once there is this many times as much room. */
    private static final int EASE = 3;

    private final int size = (int) Math.min(LARGEST, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    private volatile byte[] held = new byte[size];

    /** Gives the reserve free. Allocates nothing. */
    void release() {
        held = null;
    }

    /** Takes the reserve back if there is room enough again. */
    void renew() {
        Runtime runtime = Runtime.getRuntime();
        long room = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
        if (held == null && room > (long) EASE * size) {
            held = new byte[size];
        }
    }
}
