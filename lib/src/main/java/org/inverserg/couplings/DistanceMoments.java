package org.inverserg.couplings;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.BinnedMeans;
import org.inverserg.statistics.Bins;
import org.inverserg.statistics.Replicas;
import org.inverserg.storage.Storable;

/**
 * The means of what spins at a distance have in common, bin by bin of configurations: G(1) … G(L/2), then χ = ⟨(Σσ)²⟩/L² and the same of the smallest
 * wave.
 *
 * @hidden
 */
@Internal
public final class DistanceMoments implements Storable {

    private final int size;
    private final Bins bins;
    private final BinnedMeans means;

    /**
     * @param size L
     * @throws IllegalArgumentException if there is no such lattice, or no bins
     */
    public DistanceMoments(int size, Bins bins) {
        Spins.checkSize(size);
        this.size = size;
        this.bins = Require.given(bins, "the bins of an ensemble");
        this.means = new BinnedMeans(bins, size / 2 + 2);
    }

    /**
     * Adds neighbouring configurations.
     *
     * @param first   index of the first of them in the ensemble
     * @param count   how many
     * @param up      number of up spins of each
     * @param unequal see {@link DistanceSums#unequal}
     * @param waves   see {@link DistanceSums#waves}
     * @throws IllegalArgumentException if the distances are not those of the lattice, or if there are fewer configurations than that
     */
    public void add(long first, int count, int[] up, int[][] unequal, double[] waves) {
        Require.length(Require.allOf(unequal, "the unequal pairs by distance").length, size / 2, "the unequal pairs by distance");
        Require.given(up, "the numbers of up spins");
        Require.given(waves, "the smallest waves");
        Require.that(count >= 0 && count <= Math.min(up.length, waves.length) && Arrays.stream(unequal).allMatch(pairs -> pairs.length >= count),
                "the configurations that are added must all have been read", count, "add as many as were read");
        double volume = (double) size * size;
        double[] x = new double[size / 2 + 2];
        for (int c = 0; c < count; c++) {
            for (int r = 0; r < unequal.length; r++) {
                x[r] = 1 - unequal[r][c] / volume;
            }
            double sum = 2 * up[c] - volume;
            x[unequal.length] = sum * sum / volume;
            x[unequal.length + 1] = waves[c];
            means.add(first + c, 1, x);
        }
    }

    /** L. */
    public int size() {
        return size;
    }

    /** Of the configurations. */
    public Bins bins() {
        return bins;
    }

    /** Formulas of the means, which come in their order. */
    public List<Replicas> of(List<ToDoubleFunction<double[]>> formulas) {
        return means.of(formulas);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        means.write(Require.given(out, "what takes the sums"));
    }

    @Override
    public void read(DataInput in) throws IOException {
        means.read(Require.given(in, "what gives the sums"));
    }
}
