package org.inverserg.upscaling;

import org.inverserg.parallel.RandomBits;
import org.inverserg.training.ColumnCodes;
import org.inverserg.training.ConvolutionForward;

/**
 * Draws fine spins that depend on the 3×3 coarse spins around them only, as those of a two-layer network with k = 3 do, by
 * look-up: one probability for each of the 512 patterns and each of the four places in a block.
 */
final class NeighbourhoodStep implements UpscalingStep {

    private static final int SIDE = 3;
    private static final int PATTERNS = 1 << SIDE * SIDE;
    private static final int BLOCK = 4;
    private static final double TWO_TO_32 = 4294967296.0;

    /** For pattern and place: a random 32-bit integer is below this with the probability of +1. */
    private final int[] thresholds;
    private final PaddedLattice lattice = new PaddedLattice(1);
    private final ColumnCodes codes = new ColumnCodes();
    private final int[] first = new int[SIDE];
    private final long[] words = new long[RandomBits.PADDED];
    private final long[] block = new long[BLOCK];

    NeighbourhoodStep(ConvolutionForward network) {
        float[] fields = fields(network);
        thresholds = new int[fields.length];
        for (int i = 0; i < fields.length; i++) {
            double p = 1 / (1 + StrictMath.exp(-fields[i]));
            thresholds[i] = (int) Math.min(Integer.MAX_VALUE, StrictMath.rint((p - 0.5) * TWO_TO_32));
        }
    }

    /**
     * h for every pattern and place: a periodic 3×3 lattice has the whole pattern around its middle, and the patterns go through the
     * network as lanes.
     */
    static float[] fields(ConvolutionForward network) {
        float[] coarse = new float[SIDE * SIDE * PATTERNS];
        for (int site = 0; site < SIDE * SIDE; site++) {
            for (int pattern = 0; pattern < PATTERNS; pattern++) {
                coarse[site * PATTERNS + pattern] = pattern >> site % SIDE * SIDE + site / SIDE & 1;
            }
        }
        float[] fine = new float[BLOCK * coarse.length];
        network.apply(coarse, SIDE, PATTERNS, fine);
        float[] fields = new float[BLOCK * PATTERNS];
        for (int place = 0; place < BLOCK; place++) {
            int site = (2 + place / 2) * 2 * SIDE + 2 + place % 2;
            for (int pattern = 0; pattern < PATTERNS; pattern++) {
                fields[pattern * BLOCK + place] = fine[site * PATTERNS + pattern];
            }
        }
        return fields;
    }

    @Override
    public void apply(long[] coarse, int size, long[] fine, RandomBits random) {
        lattice.fill(coarse, size);
        codes.ensure(size + 2);
        for (int y = 0; y < size; y++) {
            for (int row = 0; row < SIDE; row++) {
                first[row] = lattice.index(y + row - 1, -1);
            }
            codes.gather(lattice.words(), first, size + 2, 0);
            for (int x = 0; x < size; x++) {
                random.fill(words, 2 * Long.SIZE);
                draw(x);
                int to = 4 * y * size + 2 * x;
                fine[to] = block[0];
                fine[to + 1] = block[1];
                fine[to + 2 * size] = block[2];
                fine[to + 2 * size + 1] = block[3];
            }
        }
    }

    /** The four words of the block whose left neighbour is in column {@code x} of the codes. */
    private void draw(int x) {
        long upperLeft = 0;
        long upperRight = 0;
        long lowerLeft = 0;
        long lowerRight = 0;
        for (int lane = 0; lane < Long.SIZE; lane++) {
            int pattern = codes.code(x, lane) | codes.code(x + 1, lane) << SIDE | codes.code(x + 2, lane) << 2 * SIDE;
            int at = pattern * BLOCK;
            long upper = words[2 * lane];
            long lower = words[2 * lane + 1];
            upperLeft |= below((int) upper, thresholds[at]) << lane;
            upperRight |= below((int) (upper >>> 32), thresholds[at + 1]) << lane;
            lowerLeft |= below((int) lower, thresholds[at + 2]) << lane;
            lowerRight |= below((int) (lower >>> 32), thresholds[at + 3]) << lane;
        }
        block[0] = upperLeft;
        block[1] = upperRight;
        block[2] = lowerLeft;
        block[3] = lowerRight;
    }

    /** 1 where {@code random < threshold}, without a branch. */
    private static long below(int random, int threshold) {
        return (long) random - threshold >>> Long.SIZE - 1;
    }
}
