package org.inverserg.measuring;

import org.inverserg.couplings.Blockings;
import org.inverserg.couplings.CouplingGroups;
import org.inverserg.couplings.CouplingPair;
import org.inverserg.couplings.CouplingSums;
import org.inverserg.couplings.DistanceSums;
import org.inverserg.lattice.MajorityRule;
import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Memory;
import org.inverserg.parallel.Require;

/** Measures one batch after the other, at one lattice size after the other. Has working memory and belongs to one thread. */
public final class LevelMeter {

    private final BatchSums sums = new BatchSums();
    private final CouplingGroups groups;
    private final CouplingSums couplings;
    /** Null where correlations are not wanted. */
    private final DistanceSums distances;
    private final MajorityRule rule = new MajorityRule();
    private long[] coarse = new long[0];
    private long[] coarser = new long[0];

    /** @throws IllegalArgumentException if there is no scope */
    public LevelMeter(Scope scope) {
        Require.given(scope, "what is to be measured");
        this.groups = CouplingGroups.of(scope.couplings());
        this.couplings = scope.couplings().isEmpty() ? null : new CouplingSums(groups.groups());
        this.distances = scope.correlations() ? new DistanceSums() : null;
    }

    /** Memory for a meter of lattices up to L = {@code size}: two blocked ones and a padded copy, pairs of spins. */
    public static long bytes(Scope scope, int size) {
        Require.given(scope, "what is to be measured");
        Spins.checkSize(size);
        long sites = (long) size * size;
        return (scope.couplings().isEmpty() ? 0 : Memory.ofLongs(sites) + 2 * Memory.ofLongs(sites / 4)) + (scope.correlations() ? DistanceSums.bytes(size) : 0);
    }

    /**
     * @param words     L·L words of batch {@code batch}
     * @param size      L
     * @param blockings after which couplings are read again
     * @throws IllegalArgumentException if there are not as many words, or if the size cannot be blocked so often
     */
    public Reading read(long[] words, int size, int batch, Blockings blockings) {
        Require.given(blockings, "the blockings of an ensemble");
        var up = new int[Batches.WIDTH];
        var unequal = new int[Batches.WIDTH];
        sums.measure(words, size, up, unequal);
        return new Reading(up, unequal, couplings(words, size, blockings.ties(batch)), distances == null ? new int[0][] : distances.unequal(words, size),
                distances == null ? new double[0] : distances.waves(words, size));
    }

    private int[][][] couplings(long[] words, int size, long[] ties) {
        if (couplings == null || size < CouplingPair.SMALLEST_COARSE_SIZE) {
            return new int[0][][];
        }
        int[][][] found = new int[1 + ties.length][groups.groups().size()][Batches.WIDTH];
        couplings.measure(words, size, found[0]);
        long[] fine = words;
        for (int step = 1; step < found.length; step++) {
            Batches.poll("measuring couplings");
            long[] blocked = block(fine, size >> step - 1, ties[step - 1]);
            couplings.measure(blocked, size >> step, found[step]);
            fine = blocked;
        }
        return found;
    }

    /** Two arrays take turns. */
    private long[] block(long[] fine, int size, long key) {
        int sites = size * size / 4;
        if (fine == coarse) {
            coarser = coarser.length < sites ? new long[sites] : coarser;
            rule.block(fine, size, coarser, key);
            return coarser;
        }
        coarse = coarse.length < sites ? new long[sites] : coarse;
        rule.block(fine, size, coarse, key);
        return coarse;
    }
}
