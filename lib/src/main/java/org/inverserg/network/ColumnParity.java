package org.inverserg.network;

/** Takes the even and the odd columns of a fine row apart and together again. */
final class ColumnParity {

    /** Fewer numbers than this are faster copied one by one. */
    private static final int SHORTEST_COPY = 8;

    private ColumnParity() {
    }

    /**
     * @param fine  the row, from {@code from} on: sites in order, {@code lanes} numbers each
     * @param even  receives the {@code count} numbers of even columns
     * @param odd   receives those of odd columns
     * @param count half of the row
     */
    static void split(float[] fine, int from, float[] even, float[] odd, int count, int lanes) {
        if (lanes == 1) {
            splitSites(fine, from, even, odd, count);
        } else {
            for (int x = 0; x < count; x += lanes) {
                copy(fine, from + 2 * x, even, x, lanes);
                copy(fine, from + 2 * x + lanes, odd, x, lanes);
            }
        }
    }

    /** The reverse of {@link #split}. */
    static void join(float[] even, float[] odd, float[] fine, int to, int count, int lanes) {
        if (lanes == 1) {
            joinSites(even, odd, fine, to, count);
        } else {
            for (int x = 0; x < count; x += lanes) {
                copy(even, x, fine, to + 2 * x, lanes);
                copy(odd, x, fine, to + 2 * x + lanes, lanes);
            }
        }
    }

    private static void splitSites(float[] fine, int from, float[] even, float[] odd, int count) {
        for (int x = 0; x < count; x++) {
            even[x] = fine[from + 2 * x];
            odd[x] = fine[from + 2 * x + 1];
        }
    }

    private static void joinSites(float[] even, float[] odd, float[] fine, int to, int count) {
        for (int x = 0; x < count; x++) {
            fine[to + 2 * x] = even[x];
            fine[to + 2 * x + 1] = odd[x];
        }
    }

    private static void copy(float[] source, int from, float[] target, int to, int lanes) {
        if (lanes < SHORTEST_COPY) {
            for (int lane = 0; lane < lanes; lane++) {
                target[to + lane] = source[from + lane];
            }
        } else {
            System.arraycopy(source, from, target, to, lanes);
        }
    }
}
