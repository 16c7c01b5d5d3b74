package org.inverserg.lattice;

import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Memory;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;

/**
 * Blocking of 2×2 blocks of a real field by the mean of the majority: where the block's sum is positive, the new φ is the mean of
 * its positive members, where it is negative that of its negative members (Bachtis et al. 2022). Where the sum is exactly 0 neither
 * sign prevails and the new φ is 0, so that the rule is odd: −φ becomes minus what φ becomes.
 *
 * @hidden
 */
@Internal
public final class SignedMean {

    private SignedMean() {
    }

    /** All configurations of {@code fine}. */
    static Fields block(Fields fine) {
        int size = fine.size();
        MajorityRule.requireEven(size);
        Memory.require(Fields.bytes(fine.count(), size / 2), "blocking " + fine, "block fewer configurations");
        float[][] coarse = new float[fine.count()][];
        var progress = Progress.of("blocking", fine.count());
        Batches.run(progress, Batches.count(fine.count()), () -> new float[size * size], (field, batch) -> {
            float[][] blocked = new float[Batches.lanes(fine.count(), batch)][size / 2 * (size / 2)];
            for (int lane = 0; lane < blocked.length; lane++) {
                fine.copyField(batch * Batches.WIDTH + lane, field);
                block(field, size, blocked[lane]);
            }
            progress.count(blocked.length);
            return blocked;
        }, (batch, blocked) -> System.arraycopy(blocked, 0, coarse, batch * Batches.WIDTH, blocked.length));
        var provenance = Provenance.of("signed mean L=" + size + "→" + size / 2, fine.count(), null, fine.provenance());
        return Fields.wrap(size / 2, fine.chains(), coarse, provenance).correlatedOver(fine.correlation());
    }

    /**
     * Blocks one field.
     *
     * @param fine   L·L values, row by row
     * @param size   L, even
     * @param coarse receives L/2·L/2 values
     * @throws IllegalArgumentException if L is odd, or if there are not as many values
     */
    public static void block(float[] fine, int size, float[] coarse) {
        MajorityRule.requireEven(size);
        Require.length(Require.given(fine, "the values of a field").length, (long) size * size, "the values of a field");
        Require.length(Require.given(coarse, "the values of the blocked field").length, (long) size * size / 4, "the values of the blocked field");
        int half = size / 2;
        for (int row = 0; row < half; row++) {
            for (int column = 0; column < half; column++) {
                int upper = 2 * row * size + 2 * column;
                coarse[row * half + column] = of(fine[upper], fine[upper + 1], fine[upper + size], fine[upper + size + 1]);
            }
        }
    }

    /** In double precision, in which the sum of four floats rarely rounds. */
    private static float of(float a, float b, float c, float d) {
        double sum = ((double) a + b) + ((double) c + d);
        if (sum == 0) {
            return 0;
        }
        boolean positive = sum > 0;
        double members = 0;
        int count = 0;
        for (float value : new float[] {a, b, c, d}) {
            if (positive ? value > 0 : value < 0) {
                members += value;
                count++;
            }
        }
        return (float) (members / count);
    }
}
