package org.inverserg.couplings;

import org.inverserg.lattice.LaneCounter;
import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Memory;
import org.inverserg.parallel.Require;

/**
 * What spins at a distance have in common, for the 64 configurations of a batch at once: a pair is unequal where the lattice XOR the lattice shifted
 * by r has a one, which takes L³ words for all r up to L/2 along both axes. Has working memory and belongs to one thread.
 *
 * @hidden
 */
@Internal
public final class DistanceSums {

    private static final int CHUNK = 4096;

    private final LaneCounter counter = new LaneCounter();
    private long[] pairs = new long[0];

    /** The memory for lattices of L = {@code size}: of pairs, and of what is counted of them. */
    public static long bytes(int size) {
        Spins.checkSize(size);
        return Memory.ofLongs(Math.max(2L * size, CHUNK)) + (long) (size / 2 + 1) * Long.SIZE * Integer.BYTES;
    }

    /**
     * The unequal pairs of 2L² at the distances r = 1 … L/2 along the axes: {@code [r − 1][c]} of configuration c.
     *
     * @param words L·L words of a batch
     * @param size  L
     * @throws IllegalArgumentException if there are not as many words
     */
    public int[][] unequal(long[] words, int size) {
        check(words, size);
        int[][] unequal = new int[size / 2][Long.SIZE];
        for (int r = 1; r <= unequal.length; r++) {
            Batches.poll("measuring correlations");
            counter.clear(LaneCounter.widthFor(2L * size * size));
            addPairs(words, size, r);
            counter.counts(unequal[r - 1]);
        }
        return unequal;
    }

    private void check(long[] words, int size) {
        Spins.checkSize(size);
        Require.length(Require.given(words, "the words of a lattice").length, (long) size * size, "the words of a lattice");
        int longest = Math.max(2 * size, CHUNK);
        pairs = pairs.length < longest ? new long[longest] : pairs;
    }

    private void addPairs(long[] words, int size, int r) {
        int count = 0;
        for (int row = 0; row < size; row++) {
            int first = row * size;
            if (count + 2 * size > pairs.length) {
                counter.add(pairs, 0, count);
                count = 0;
            }
            xor(words, first, (row + r) % size * size, count, size);
            xor(words, first, first + r, count + size, size - r);
            xor(words, first + size - r, first, count + 2 * size - r, r);
            count += 2 * size;
        }
        counter.add(pairs, 0, count);
    }

    private void xor(long[] words, int a, int b, int to, int count) {
        for (int j = 0; j < count; j++) {
            pairs[to + j] = words[a + j] ^ words[b + j];
        }
    }

    /**
     * The smallest waves, |Σ σ e^{2πix/L}|²/L² of each configuration, the mean over x along both axes.
     *
     * @param words L·L words of a batch
     * @param size  L
     * @throws IllegalArgumentException if there are not as many words
     */
    public double[] waves(long[] words, int size) {
        check(words, size);
        double[] squares = new double[Long.SIZE];
        addWaves(words, size, size, 1, squares);
        addWaves(words, size, 1, size, squares);
        for (int c = 0; c < squares.length; c++) {
            squares[c] /= 2.0 * size * size;
        }
        return squares;
    }

    /** Of the sums of lines that are {@code between} words apart and have their spins {@code along} words apart. */
    private void addWaves(long[] words, int size, int between, int along, double[] squares) {
        double[] cosine = new double[Long.SIZE];
        double[] sine = new double[Long.SIZE];
        int[] up = new int[Long.SIZE];
        for (int line = 0; line < size; line++) {
            for (int site = 0; site < size; site++) {
                pairs[site] = words[line * between + site * along];
            }
            counter.clear(LaneCounter.widthFor(size));
            counter.add(pairs, 0, size);
            counter.counts(up);
            double angle = 2 * Math.PI * line / size;
            double cos = StrictMath.cos(angle);
            double sin = StrictMath.sin(angle);
            for (int c = 0; c < Long.SIZE; c++) {
                int sum = 2 * up[c] - size;
                cosine[c] += cos * sum;
                sine[c] += sin * sum;
            }
        }
        for (int c = 0; c < Long.SIZE; c++) {
            squares[c] += cosine[c] * cosine[c] + sine[c] * sine[c];
        }
    }
}
