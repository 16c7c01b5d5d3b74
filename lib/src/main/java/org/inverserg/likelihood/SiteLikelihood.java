package org.inverserg.likelihood;

import java.util.Arrays;
import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Progress;
import org.inverserg.patterns.Orbits;

/**
 * The likelihood from the sites themselves, for kernels of 9×9 and more, whose patterns are too many to be tabulated: each
 * evaluation goes through all configurations.
 */
final class SiteLikelihood implements Likelihood {

    private final Orbits orbits;
    private final Spins fine;
    private final Spins coarse;

    SiteLikelihood(Orbits orbits, Spins fine, Spins coarse) {
        this.orbits = orbits;
        this.fine = fine;
        this.coarse = coarse;
    }

    @Override
    public int parameters() {
        return orbits.count();
    }

    @Override
    public long samples() {
        return (long) fine.count() * fine.size() * fine.size();
    }

    @Override
    public double total() {
        return samples();
    }

    @Override
    public Evaluation at(double[] weights) {
        var total = new EvaluationSums(weights.length);
        var progress = Progress.of("evaluating the likelihood", fine.count());
        Batches.run(progress, fine.batches(), () -> null, (none, batch) -> {
            var sums = new EvaluationSums(weights.length);
            visit(batch, progress, (index, spin, features) ->
                    sums.add(features, EvaluationSums.field(weights, features), spin > 0 ? 1 : 0, spin > 0 ? 0 : 1));
            return sums;
        }, (batch, sums) -> total.merge(sums));
        return total.perSite((double) samples());
    }

    @Override
    public double[][] binSums(double[] weights, double meanLoss) {
        var bins = fine.bins();
        double[][] sums = new double[bins.count()][1 + weights.length];
        var progress = Progress.of("estimating the errors", fine.count());
        Batches.run(progress, fine.batches(), () -> null, (none, batch) -> {
            double[][] found = new double[Batches.lanes(fine.count(), batch)][1 + weights.length];
            visit(batch, progress, (index, spin, features) ->
                    EvaluationSums.Terms.at(EvaluationSums.field(weights, features), meanLoss)
                            .add(found[index % Batches.WIDTH], features, spin > 0 ? 1 : 0, spin > 0 ? 0 : 1));
            return found;
        }, (batch, found) -> {
            for (int lane = 0; lane < found.length; lane++) {
                double[] sum = sums[bins.of((long) batch * Batches.WIDTH + lane)];
                double[] more = found[lane];
                Arrays.setAll(sum, i -> sum[i] + more[i]);
            }
        });
        return sums;
    }

    private interface Visitor {
        void site(int index, int spin, int[] features);
    }

    private void visit(int batch, Progress progress, Visitor visitor) {
        int first = batch * Batches.WIDTH;
        int[] features = new int[orbits.count()];
        for (int index = first; index < first + Batches.lanes(fine.count(), batch); index++) {
            Batches.poll("training");
            byte[] spins = fine.configuration(index);
            byte[] blocked = coarse.configuration(index);
            for (int site = 0; site < spins.length; site++) {
                features(blocked, site / fine.size(), site % fine.size(), features);
                visitor.site(index, spins[site], features);
            }
            progress.count(1);
        }
    }

    private void features(byte[] blocked, int row, int column, int[] features) {
        Arrays.fill(features, 0);
        int size = coarse.size();
        int radius = orbits.kernelSize() / 2;
        for (int dy = -radius; dy <= radius; dy++) {
            int from = Math.floorMod(row + dy, 2 * size) / 2 * size;
            for (int dx = -radius; dx <= radius; dx++) {
                features[orbits.index(dy, dx)] += blocked[from + Math.floorMod(column + dx, 2 * size) / 2];
            }
        }
    }
}
