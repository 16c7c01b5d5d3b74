package org.inverserg.upscaling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.inverserg.lattice.MajorityRule;
import org.inverserg.lattice.Spins;
import org.inverserg.measuring.BatchSums;
import org.inverserg.model.IsingTorus;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Provenance;
import org.inverserg.sampling.Ising;
import org.inverserg.statistics.BinnedMeans;
import org.inverserg.statistics.Bins;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.EstimateColumns;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * How far the dreams of an upscaler that inverts the majority rule are from the Boltzmann distribution. Dreams are paths σ₀ → σ₁ → … → σ_n
 * from a single spin to L = 2ⁿ, drawn with q = ½ Π_k P(σ_k|σ_{k−1}). Blocking a configuration of the Boltzmann distribution gives paths
 * too, with p = e^{βΣσσ'}/Z · 2^{−t}, t the number of tied blocks on the way, each of which was decided with probability ½. With Kaufman's
 * exact Z,
 * <pre>KL = ⟨ln p − ln q⟩ over p,</pre>
 * which is not less than the divergence KL(P‖q) of the last lattices alone. No more than a fraction e^{−KL} of such dreams is effective.
 *
 * @param divergence KL in nats, of all levels together
 * @param steps      what each doubling contributes to −ln q
 * @param size       L
 * @param provenance of the upscaler and the configurations
 */
public record PathCertificate(Estimate divergence, List<Step> steps, int size, Provenance provenance) {

    /**
     * One doubling.
     *
     * @param size of the fine lattice
     * @param loss −⟨ln P(σ_k|σ_{k−1})⟩ in nats, of the whole lattice
     */
    public record Step(int size, Estimate loss) {
    }

    static PathCertificate of(Upscaler upscaler, Ising plan, int n) {
        int size = plan.size();
        if (Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("dreams reach powers of two, got configurations of L = " + size
                    + " to certify them with; use " + Integer.highestOneBit(size) + " or " + 2 * Integer.highestOneBit(size));
        }
        Spins fine = plan.sample(n);
        var provenance = Provenance.of("certify " + upscaler.name() + " at L=" + size, n, null, upscaler.provenance(), fine.provenance());
        double[] ratios = boltzmann(fine, plan.beta());
        Bins bins = fine.bins();
        var losses = new ArrayList<double[]>();
        var sizes = new ArrayList<Integer>();
        for (Spins coarse; fine.size() > 1; fine = coarse) {
            coarse = fine.block();
            double[] loss = upscaler.logProbability(coarse, fine);
            Arrays.setAll(loss, index -> -loss[index]);
            int[] ties = counts(fine, PathCertificate::ties);
            Arrays.setAll(ratios, index -> ratios[index] + loss[index] - ties[index] * StrictMath.log(2));
            losses.add(0, loss);
            sizes.add(0, fine.size());
        }
        return of(bins, ratios, losses, sizes, provenance);
    }

    private static PathCertificate of(Bins bins, double[] ratios, List<double[]> losses, List<Integer> sizes, Provenance provenance) {
        var means = new BinnedMeans(bins, 1 + losses.size());
        for (int index = 0; index < ratios.length; index++) {
            double[] terms = new double[1 + losses.size()];
            terms[0] = ratios[index];
            for (int step = 0; step < losses.size(); step++) {
                terms[1 + step] = losses.get(step)[index];
            }
            means.add(index, 1, terms);
        }
        var steps = new ArrayList<Step>();
        for (int step = 0; step < losses.size(); step++) {
            int term = 1 + step;
            steps.add(new Step(sizes.get(step), means.of(x -> x[term]).estimate()));
        }
        return new PathCertificate(means.of(x -> x[0]).estimate(), List.copyOf(steps), sizes.get(sizes.size() - 1), provenance);
    }

    /** ln P(σ) less ln ½, the probability of the first spin. */
    private static double[] boltzmann(Spins spins, double beta) {
        double logZ = new IsingTorus(beta, spins.size()).logZ();
        double bonds = 2.0 * spins.size() * spins.size();
        int[] unequal = counts(spins, PathCertificate::unequal);
        return Arrays.stream(unequal).mapToDouble(count -> beta * (bonds - 2 * count) - logZ + StrictMath.log(2)).toArray();
    }

    private interface Count {
        int[] of(long[] words, int size);
    }

    private static int[] counts(Spins spins, Count count) {
        int[] all = new int[spins.count()];
        Batches.run("certifying", spins.batches(), () -> null, (none, batch) -> {
            long[] words = new long[spins.size() * spins.size()];
            spins.copyBatch(batch, words);
            return count.of(words, spins.size());
        }, (batch, found) -> System.arraycopy(found, 0, all, batch * Batches.WIDTH, Batches.lanes(all.length, batch)));
        return all;
    }

    private static int[] unequal(long[] words, int size) {
        int[] unequal = new int[Batches.WIDTH];
        new BatchSums().measure(words, size, new int[Batches.WIDTH], unequal);
        return unequal;
    }

    private static int[] ties(long[] words, int size) {
        long[] tied = new long[size * size / 4];
        MajorityRule.ties(words, size, tied);
        int[] ties = new int[Batches.WIDTH];
        new BatchSums().ones(tied, tied.length, ties);
        return ties;
    }

    /** Columns {@code L}, {@code loss} and {@code loss_err}, −⟨ln P⟩ per spin of the fine lattice. */
    public Table table() {
        return Table.create("steps", IntColumn.create("L", steps.stream().mapToInt(Step::size))).addColumns(EstimateColumns.of("loss",
                steps.stream().map(step -> Estimate.of(step.loss.value() / step.size / step.size, step.loss.error() / step.size / step.size)).toList()));
    }

    /** For example {@code paths to L = 32: KL 61.2(3) nats}. */
    @Override
    public String toString() {
        return "paths to L = " + size + ": KL " + divergence + " nats";
    }
}
