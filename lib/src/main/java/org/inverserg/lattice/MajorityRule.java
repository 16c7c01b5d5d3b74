package org.inverserg.lattice;

import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.RandomBits;
import org.inverserg.parallel.Require;

/**
 * Kadanoff blocking of 2×2 blocks by majority; a 2–2 tie becomes ±1 with probability ½ each, drawn independently for every
 * block (Rançon et al. 2025, Sec. II). Blocks of other sizes are out of scope.
 *
 * <p>Bit-sliced: with the four spins a, b, c, d of a block in four words, 64 configurations are blocked by a dozen logical
 * operations.
 */
public final class MajorityRule {

    private final RandomBits random = new RandomBits(0);
    private final long[] ties = new long[RandomBits.PADDED];

    /**
     * Blocks all configurations of {@code fine}.
     *
     * @param seed for the ties, or null to derive it from the provenance of {@code fine}
     * @throws IllegalArgumentException if L is odd
     */
    static Spins block(Spins fine, Long seed) {
        int size = fine.size();
        requireEven(size);
        var provenance = provenance(fine, seed);
        Spins.requireMemory(fine.count(), size / 2, "blocking " + fine);
        long[][] coarse = new long[fine.batches()][];
        var progress = Progress.of("blocking", fine.count());
        Batches.run(progress, coarse.length, () -> new Scratch(size), (scratch, batch) -> {
            fine.copyBatch(batch, scratch.fine);
            long[] words = new long[size / 2 * (size / 2)];
            scratch.rule.block(scratch.fine, size, words, provenance.stream(batch));
            progress.count(Batches.lanes(fine.count(), batch));
            return words;
        }, (batch, words) -> coarse[batch] = words);
        return Spins.wrap(size / 2, fine.chains(), coarse, provenance).correlatedOver(fine.correlation());
    }

    /** The provenance of {@code fine} blocked; its streams decide the ties, batch by batch. */
    public static Provenance provenance(Spins fine, Long seed) {
        Require.given(fine, "an ensemble of spins");
        return provenance(fine.provenance(), fine.size(), seed);
    }

    /** The same for configurations of L = {@code size} that are not kept. */
    public static Provenance provenance(Provenance fine, int size, Long seed) {
        Require.given(fine, "the provenance of what is blocked");
        return Provenance.of("majority rule L=" + size + "→" + size / 2, fine.count(), seed, fine);
    }

    /**
     * Blocks one batch.
     *
     * @param fine   L·L words
     * @param size   L, even
     * @param coarse receives L/2·L/2 words
     * @param key    stream key for the ties
     * @throws IllegalArgumentException if L is odd, or if there are not as many words
     */
    public void block(long[] fine, int size, long[] coarse, long key) {
        check(fine, size, coarse);
        random.seed(key);
        int half = size / 2;
        for (int row = 0; row < half; row++) {
            for (int from = 0; from < half; from += RandomBits.LANES) {
                int count = Math.min(RandomBits.LANES, half - from);
                random.fill(ties, count);
                int upper = 2 * row * size + 2 * from;
                majority(fine, upper, upper + size, ties, coarse, row * half + from, count);
            }
        }
    }

    /**
     * Marks the blocks with as many spins up as down.
     *
     * @param fine L·L words
     * @param size L, even
     * @param tied receives L/2·L/2 words, with a one for each configuration in which the block is tied
     * @throws IllegalArgumentException if L is odd, or if there are not as many words
     */
    public static void ties(long[] fine, int size, long[] tied) {
        check(fine, size, tied);
        int half = size / 2;
        for (int row = 0; row < half; row++) {
            ties(fine, 2 * row * size, (2 * row + 1) * size, tied, row * half, half);
        }
    }

    private static void check(long[] fine, int size, long[] coarse) {
        requireEven(size);
        Require.length(Require.given(fine, "the words of a lattice").length, (long) size * size, "the words of a lattice");
        Require.length(Require.given(coarse, "the words of the blocked lattice").length, (long) size * size / 4, "the words of the blocked lattice");
    }

    /** @throws IllegalArgumentException unless a lattice of L = {@code size} can be cut into blocks of 2×2 */
    public static void requireEven(int size) {
        Spins.checkSize(size);
        if (size % 2 != 0) {
            throw new IllegalArgumentException("blocking 2×2 needs an even lattice size, got " + size
                    + "; sample a multiple of 2 for every step of blocking");
        }
    }

    private static void ties(long[] fine, int upper, int lower, long[] tied, int at, int count) {
        for (int j = 0; j < count; j++) {
            long a = fine[upper + 2 * j];
            long b = fine[upper + 2 * j + 1];
            long c = fine[lower + 2 * j];
            long d = fine[lower + 2 * j + 1];
            tied[at + j] = ~(a ^ b ^ c ^ d) & (a ^ b | a ^ c);
        }
    }

    private static void majority(long[] fine, int upper, int lower, long[] ties, long[] coarse, int at, int count) {
        for (int j = 0; j < count; j++) {
            long a = fine[upper + 2 * j];
            long b = fine[upper + 2 * j + 1];
            long c = fine[lower + 2 * j];
            long d = fine[lower + 2 * j + 1];
            long atLeastThree = a & b & (c | d) | c & d & (a | b);
            long two = ~(a ^ b ^ c ^ d) & (a ^ b | a ^ c);
            coarse[at + j] = atLeastThree | two & ties[j];
        }
    }

    private static final class Scratch {
        private final MajorityRule rule = new MajorityRule();
        private final long[] fine;

        private Scratch(int size) {
            fine = new long[size * size];
        }
    }
}
