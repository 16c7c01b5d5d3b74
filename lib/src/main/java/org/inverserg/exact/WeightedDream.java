package org.inverserg.exact;

import java.util.List;
import org.inverserg.decimation.DecimationSamples;
import org.inverserg.measuring.Moments;
import org.inverserg.measuring.Observables;
import org.inverserg.model.IsingModel;
import org.inverserg.parallel.Provenance;
import org.inverserg.quantities.Point;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.ImportanceWeights;
import org.inverserg.statistics.Replicas;

/**
 * Dreams with the weights w = e^{βΣσσ'}/q(σ), which make averages over them those of the Boltzmann distribution. Averages are
 * self-normalised, Σwx/Σw: consistent, with a bias of order 1/n; errors come from a jackknife through the ratio.
 */
public final class WeightedDream {

    private final DecimationSamples samples;
    private final ImportanceWeights weights;
    private final Provenance provenance;

    WeightedDream(DecimationSamples samples, Provenance provenance) {
        this.samples = samples;
        this.weights = ImportanceWeights.ofLogarithms(samples.logWeights());
        this.provenance = provenance.noting(weights.warnings());
    }

    /**
     * The free energy as dreams measure it.
     *
     * @param logZ    ln Z = ln⟨w⟩
     * @param entropy S = ln Z + β⟨E⟩ of the whole lattice, with the correlation of both seen to
     * @param size    L
     */
    public record FreeEnergy(Estimate logZ, Estimate entropy, int size) {

        /** For example {@code ln Z = 3808.4567(8), S = 1256.3(2), at L = 64}. */
        @Override
        public String toString() {
            return "ln Z = " + logZ + ", S = " + entropy + ", at L = " + size;
        }
    }

    /**
     * Exact averages.
     *
     * @throws IllegalStateException if there are fewer than {@value ImportanceWeights#FEWEST_EFFECTIVE} effective configurations
     */
    public Observables observables() {
        weights.requireEffective();
        return Observables.of(List.of(Moments.weighted(Point.of(samples.size(), new IsingModel(samples.beta())), samples.up(), samples.unequal(),
                weights.relative())), provenance);
    }

    /**
     * ln Z and the entropy.
     *
     * @throws IllegalStateException as {@link #observables}
     */
    public FreeEnergy freeEnergy() {
        Replicas energy = observables().replicas("e", samples.size());
        Replicas logZ = weights.logMean();
        double betaVolume = samples.beta() * samples.size() * samples.size();
        Replicas entropy = Replicas.combine(x -> x[0] + betaVolume * x[1], logZ, energy);
        return new FreeEnergy(logZ.estimate(), entropy.estimate(), samples.size());
    }

    /** The weights: effective number of configurations, efficiency, tail. */
    public ImportanceWeights weights() {
        return weights;
    }

    /** With a note where the weights do not allow what is asked of them. */
    public Provenance provenance() {
        return provenance;
    }

    /** For example {@code Weighted dream at L = 64: 100000 weights, worth 54321 configurations (0.543(3) of them), tail shape 0.31}. */
    @Override
    public String toString() {
        String text = "Weighted dream at L = " + samples.size() + ": " + weights;
        List<String> warnings = weights.warnings();
        return warnings.isEmpty() ? text : text + "\n  note: " + String.join("\n  note: ", warnings);
    }
}
