package org.inverserg.decimation;

import java.util.Arrays;
import org.inverserg.likelihood.Likelihood;
import org.inverserg.likelihood.Logistic;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Rounds;
import org.inverserg.statistics.Bins;

/**
 * −⟨ln P(σ | context)⟩ with P(σ = +1) = 1/(1 + e^{−z}), z = Σ_f w_f φ_f over {@link Features}: convex in the weights. A Gaussian prior of
 * unit width on every weight, worth ½ w² in the sum over all samples, settles what the samples leave open and is not felt where they do
 * not.
 */
final class ContextLikelihood implements Likelihood {

    private final Features features;
    private final ContextSamples samples;
    private final Rounds<?> rounds;

    /** @param rounds what the work is run on */
    ContextLikelihood(Features features, ContextSamples samples, Rounds<?> rounds) {
        this.features = features;
        this.samples = samples;
        this.rounds = rounds;
    }

    @Override
    public int parameters() {
        return features.count();
    }

    @Override
    public long samples() {
        return (long) samples.count() * samples.sites();
    }

    @Override
    public double total() {
        return samples();
    }

    @Override
    public Evaluation at(double[] weights) {
        var total = new LogisticSums(parameters());
        rounds.run(samples.batches(), (none, batch) -> sums(weights, batch), (batch, sums) -> total.merge(sums));
        return total.perSample((double) samples(), weights);
    }

    private LogisticSums sums(double[] weights, int batch) {
        var sums = new LogisticSums(parameters());
        visit(weights, batch, (lane, up, z, values) -> sums.add(values, z, up));
        sums.flush();
        return sums;
    }

    @Override
    public double[][] binSums(double[] weights, double meanLoss) {
        var bins = Bins.of(samples.count(), samples.correlation());
        double[][] total = new double[bins.count()][];
        Arrays.setAll(total, bin -> prior(weights, (double) bins.size(bin) / samples.count()));
        rounds.run(samples.batches(), (none, batch) -> laneSums(weights, meanLoss, batch), (batch, lanes) -> {
            for (int lane = 0; lane < lanes.length; lane++) {
                double[] sum = total[bins.of((long) batch * Batches.WIDTH + lane)];
                double[] more = lanes[lane];
                Arrays.setAll(sum, i -> sum[i] + more[i]);
            }
        });
        return total;
    }

    /** A bin's share of the prior: without it the gradients would not add up to zero. */
    private static double[] prior(double[] weights, double share) {
        double[] sums = new double[1 + weights.length];
        for (int f = 0; f < weights.length; f++) {
            sums[0] += share * weights[f] * weights[f] / 2;
            sums[1 + f] = share * weights[f];
        }
        return sums;
    }

    private double[][] laneSums(double[] weights, double meanLoss, int batch) {
        double[][] sums = new double[Batches.lanes(samples.count(), batch)][1 + parameters()];
        visit(weights, batch, (lane, up, z, values) -> {
            double[] sum = sums[lane];
            double slope = Logistic.probability(z) - up;
            sum[0] += Logistic.loss(up == 1 ? z : -z) - meanLoss;
            for (int f = 0; f < values.length; f++) {
                sum[1 + f] += slope * values[f];
            }
        });
        return sums;
    }

    private interface Visitor {
        void sample(int lane, int up, double z, double[] values);
    }

    private void visit(double[] weights, int batch, Visitor visitor) {
        int lanes = Batches.lanes(samples.count(), batch);
        double[] values = new double[parameters()];
        for (int site = 0; site < samples.sites(); site++) {
            for (int lane = 0; lane < lanes; lane++) {
                features.of(samples.contexts()[batch][site * Batches.WIDTH + lane], values);
                double z = 0;
                for (int f = 0; f < values.length; f++) {
                    z += weights[f] * values[f];
                }
                visitor.sample(lane, (int) (samples.spins()[batch][site] >>> lane & 1), z, values);
            }
        }
    }
}
