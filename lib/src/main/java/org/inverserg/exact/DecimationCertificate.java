package org.inverserg.exact;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.inverserg.decimation.DecimationSamples;
import org.inverserg.lattice.Spins;
import org.inverserg.model.IsingTorus;
import org.inverserg.parallel.Provenance;
import org.inverserg.statistics.BinnedMeans;
import org.inverserg.statistics.Bins;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.EstimateColumns;
import org.inverserg.statistics.ImportanceWeights;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How far what is dreamed, q(σ), is from the Boltzmann distribution P(σ) = e^{βΣσσ'}/Z, with Kaufman's exact Z of the torus and W = P/q.
 *
 * @param divergence        KL(P‖q) = ⟨ln W⟩ over P, in nats for the whole lattice; 0 only for q = P
 * @param reverseDivergence KL(q‖P) = −⟨ln W⟩ over q
 * @param efficiency        effective fraction of the dreams, ⟨W⟩²/⟨W²⟩ over q
 * @param efficiencyFromP   the same from configurations of P, 1/⟨W⟩ over P; smaller than the other where dreams miss what P has
 * @param meanWeight        ⟨W⟩ over q, which is 1
 * @param meanInverse       ⟨1/W⟩ over P, which is 1
 * @param tailShape         k̂ of the weights of the dreams
 * @param size              L
 * @param provenance        of the dreams and the configurations
 */
public record DecimationCertificate(Estimate divergence, Estimate reverseDivergence, Estimate efficiency, Estimate efficiencyFromP,
                                    Estimate meanWeight, Estimate meanInverse, double tailShape, int size, Provenance provenance) {

    static DecimationCertificate of(InverseDecimation inverse, DecimationSamples shown, Spins heldOut) {
        double exact = new IsingTorus(inverse.beta(), inverse.size()).logZ();
        var provenance = Provenance.of("certify inverse decimation at L=" + inverse.size(), heldOut.count(), null,
                inverse.provenance(), heldOut.provenance());
        var drawn = DecimationSamples.draw(inverse.model(), heldOut.count(), provenance, "certifying");
        BinnedMeans ofP = means(shown, exact);
        BinnedMeans ofQ = means(drawn, exact);
        var weights = ImportanceWeights.ofLogarithms(drawn.logWeights());
        return new DecimationCertificate(ofP.of(x -> x[0]).estimate(), ofQ.of(x -> -x[0]).estimate(), weights.efficiency(),
                ofP.of(x -> 1 / x[1]).estimate(), ofQ.of(x -> x[1]).estimate(), ofP.of(x -> x[2]).estimate(), weights.tailShape(),
                inverse.size(), provenance.noting(weights.warnings()));
    }

    /** Of ln W, W and 1/W. */
    private static BinnedMeans means(DecimationSamples samples, double exact) {
        double[] logarithms = samples.logWeights();
        var means = new BinnedMeans(Bins.of(logarithms.length), 3);
        IntStream.range(0, logarithms.length).forEach(index -> {
            double logarithm = logarithms[index] - exact;
            means.add(index, 1, logarithm, StrictMath.exp(logarithm), StrictMath.exp(-logarithm));
        });
        return means;
    }

    /** Columns {@code quantity}, {@code value}, {@code value_err}. */
    public Table table() {
        return Table.create("certificate at L = " + size,
                StringColumn.create("quantity", "KL(P‖q)", "KL(q‖P)", "ESS/n, dreams", "ESS/n, Monte Carlo", "⟨w⟩/Z, dreams",
                        "⟨Z/w⟩, Monte Carlo")).addColumns(EstimateColumns.of("value",
                List.of(divergence, reverseDivergence, efficiency, efficiencyFromP, meanWeight, meanInverse)));
    }

    /**
     * For example {@code L = 64: KL 0.312(12) nats, ESS 0.52(2) of n from dreams and 0.49(3) from Monte Carlo, ⟨w⟩/Z = 1.003(9), tail shape
     * 0.31}.
     */
    @Override
    public String toString() {
        return "L = " + size + ": KL " + divergence + " nats, ESS " + efficiency + " of n from dreams and " + efficiencyFromP
                + " from Monte Carlo, ⟨w⟩/Z = " + meanWeight + ", tail shape " + String.format(Locale.ROOT, "%.2f", tailShape);
    }
}
