package org.inverserg.markov;

import org.inverserg.model.PhiFourAction;
import org.inverserg.parallel.RandomBits;
import org.inverserg.parallel.RandomFloats;

/**
 * The sign clusters of a φ⁴ field grown site by site, as the definition has it: the reference of {@link SignClusters}. A bond opens if
 * E &lt; 2κφ_iφ_j with E exponential; flipped at once, a site cannot join again.
 */
final class SignClustersStepByStep {

    private static final int ROW_SHIFT = 16;
    private static final int COLUMN = (1 << ROW_SHIFT) - 1;

    private final float twiceKappa;
    private final ExponentialVariates exponential = new ExponentialVariates();
    private final float[] variates = new float[RandomFloats.PADDED];
    private int used;
    private int[] stack = new int[0];
    private int height;

    SignClustersStepByStep(PhiFourAction action) {
        twiceKappa = (float) (2 * action.kappa());
        restart();
    }

    /** Forgets the random numbers that are left over; to be called when {@code random} starts again. */
    void restart() {
        used = RandomFloats.LANES;
    }

    /** Flips one cluster and returns the number of its sites. */
    int flip(CheckerboardField state, RandomBits random) {
        int size = state.size();
        if (stack.length < size * size + 1) {
            stack = new int[size * size + 1];
        }
        int start = random.scalar().nextInt(size * size);
        float[] values = state.values();
        int y = start / size;
        int x = start % size;
        values[state.index(y, x)] *= -1;
        stack[0] = y << ROW_SHIFT | x;
        height = 1;
        int flipped = 1;
        while (height > 0) {
            if (used + 4 > RandomFloats.LANES) {
                exponential.fill(random, variates, RandomFloats.LANES);
                used = 0;
            }
            height--;
            int before = height;
            grow(values, size, stack[height]);
            flipped += height - before;
            used += 4;
        }
        return flipped;
    }

    /** Lets the four neighbours of {@code site} join. */
    private void grow(float[] values, int size, int site) {
        int half = size >> 1;
        int y = site >>> ROW_SHIFT;
        int x = site & COLUMN;
        int up = y > 0 ? y - 1 : size - 1;
        int down = y < size - 1 ? y + 1 : 0;
        int left = x > 0 ? x - 1 : size - 1;
        int right = x < size - 1 ? x + 1 : 0;
        int colour = y + x & 1;
        int others = (1 - colour) * size * half;
        float coupling = -twiceKappa * values[colour * size * half + y * half + (x >> 1)];
        join(values, others + up * half + (x >> 1), coupling, variates[used], up << ROW_SHIFT | x);
        join(values, others + down * half + (x >> 1), coupling, variates[used + 1], down << ROW_SHIFT | x);
        join(values, others + y * half + (left >> 1), coupling, variates[used + 2], y << ROW_SHIFT | left);
        join(values, others + y * half + (right >> 1), coupling, variates[used + 3], y << ROW_SHIFT | right);
    }

    private void join(float[] values, int index, float coupling, float variate, int site) {
        float value = values[index];
        if (variate < coupling * value) {
            values[index] = -value;
            stack[height++] = site;
        }
    }
}
