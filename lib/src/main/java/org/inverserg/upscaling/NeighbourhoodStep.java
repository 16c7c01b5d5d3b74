package org.inverserg.upscaling;

import org.inverserg.lattice.PaddedLattice;
import org.inverserg.parallel.RandomBits;
import org.inverserg.training.ColumnCodes;
import org.inverserg.training.ConvolutionForward;
import org.inverserg.training.Neighbourhoods;

/**
 * Draws fine spins that depend on the 3×3 coarse spins around them only, as those of a two-layer network with k = 3 do, by
 * look-up: one probability for each of the 512 patterns and each of the four places in a block.
 */
final class NeighbourhoodStep implements UpscalingStep {

    private static final int SIDE = Neighbourhoods.SIDE;
    private static final int BLOCK = Neighbourhoods.PLACES;
    private static final double TWO_TO_32 = 4294967296.0;

    /** For pattern and place: a random 32-bit integer is below this with the probability of +1. */
    private final int[] thresholds;
    private final PaddedLattice lattice = new PaddedLattice(1);
    private final ColumnCodes codes = new ColumnCodes(SIDE, true);
    private final long[] words = new long[RandomBits.PADDED];
    private final long[] block = new long[BLOCK];

    NeighbourhoodStep(ConvolutionForward network) {
        float[] fields = Neighbourhoods.fields(network);
        thresholds = new int[fields.length];
        for (int i = 0; i < fields.length; i++) {
            double p = 1 / (1 + StrictMath.exp(-fields[i]));
            thresholds[i] = (int) Math.min(Integer.MAX_VALUE, StrictMath.rint((p - 0.5) * TWO_TO_32));
        }
    }

    @Override
    public void apply(long[] coarse, int size, long[] fine, RandomBits random) {
        lattice.fill(coarse, size);
        codes.start(size + 2, 1);
        codes.slide(lattice.words(), lattice.index(-1, -1));
        codes.slide(lattice.words(), lattice.index(0, -1));
        for (int y = 0; y < size; y++) {
            codes.slide(lattice.words(), lattice.index(y + 1, -1));
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
        byte[] bytes = codes.bytes();
        int left = codes.row(0) + x * Long.SIZE;
        for (int lane = 0; lane < Long.SIZE; lane++) {
            int pattern = bytes[left + lane] | bytes[left + Long.SIZE + lane] << SIDE | bytes[left + 2 * Long.SIZE + lane] << 2 * SIDE;
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
