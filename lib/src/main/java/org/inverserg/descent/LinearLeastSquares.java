package org.inverserg.descent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.inverserg.lattice.Fields;
import org.inverserg.network.ConvolutionShape;
import org.inverserg.network.Edges;
import org.inverserg.parallel.Batches;
import org.inverserg.statistics.BinnedMeans;
import org.inverserg.statistics.Bins;
import org.inverserg.statistics.Estimate;

/**
 * The best linear network that sees w×w coarse sites, see {@link ConvolutionShape#linear}: φ(2y + p, 2x + q) ≈ Σ_{a,b} W_pq(a, b) Φ(y + a, x + b) with
 * coarse fields Φ. For each of the four parities (p, q) its w² weights solve the normal equations of the configurations that are trained on; they
 * are weight (p + w − 1 − 2a, q + w − 1 − 2b) of the transposed convolution.
 *
 * <p>Sums are over the smallest window of odd width that holds those of all parities. Where w is even, each of them sees a part of it.
 */
final class LinearLeastSquares {

    private static final String TASK = "solving for the linear network";
    private static final int PARITIES = 4;

    /** Sums of some configurations over all blocks: products of a tap with itself and those before, of a tap with each fine value, and of fine values. */
    private static final class Sums {
        private final double[][] products;
        private final double[][] targets;
        private final double[] squares = new double[PARITIES];

        private Sums(int taps) {
            products = new double[taps][];
            Arrays.setAll(products, tap -> new double[tap + 1]);
            targets = new double[PARITIES][taps];
        }

        private void add(Sums other) {
            for (int i = 0; i < products.length; i++) {
                addTo(products[i], other.products[i]);
            }
            for (int parity = 0; parity < PARITIES; parity++) {
                addTo(targets[parity], other.targets[parity]);
            }
            addTo(squares, other.squares);
        }

        private static void addTo(double[] sum, double[] x) {
            for (int i = 0; i < x.length; i++) {
                sum[i] += x[i];
            }
        }

        /** Σ (φ − W·Φ)² over blocks and parities. */
        private double error(double[][] weights) {
            double error = 0;
            for (int parity = 0; parity < PARITIES; parity++) {
                double[] w = weights[parity];
                error += squares[parity];
                for (int i = 0; i < w.length; i++) {
                    error += w[i] * (w[i] * products[i][i] - 2 * targets[parity][i]);
                    for (int j = 0; j < i; j++) {
                        error += 2 * w[i] * w[j] * products[i][j];
                    }
                }
            }
            return error;
        }
    }

    private final int window;
    private final int hull;
    private final Fields coarse;
    private final Fields fine;
    private final Edges edges;
    private final int size;

    LinearLeastSquares(int window, Fields coarse, Fields fine, Edges edges) {
        this.window = window;
        hull = window | 1;
        this.coarse = coarse;
        this.fine = fine;
        this.edges = edges;
        size = coarse.size();
    }

    LeastSquares solve(TrainingSchedule schedule) {
        int trained = schedule.trained(fine.count());
        var total = new Sums(hull * hull);
        var apart = new ArrayList<Sums>();
        Batches.run(TASK, Batches.count(fine.count()), () -> new float[2][4 * size * size], (fields, batch) -> {
            int first = batch * Batches.WIDTH;
            return IntStream.range(first, first + Batches.lanes(fine.count(), batch)).mapToObj(index -> sums(index, fields)).toList();
        }, (batch, sums) -> {
            int learned = Math.max(0, Math.min(sums.size(), trained - batch * Batches.WIDTH));
            sums.subList(0, learned).forEach(total::add);
            apart.addAll(sums.subList(learned, sums.size()));
        });
        double[][] weights = weights(total);
        double sites = 4.0 * size * size;
        var point = new LossCurve.Point(1, 0, total.error(weights) / sites / trained, validation(apart, weights, sites, fine.correlation()));
        return new LeastSquares(ConvolutionShape.linear(window), parameters(weights), new LossCurve(List.of(point)), 0);
    }

    private static Estimate validation(List<Sums> apart, double[][] weights, double sites, double correlation) {
        var means = new BinnedMeans(Bins.of(apart.size(), correlation), 1);
        for (int index = 0; index < apart.size(); index++) {
            means.add(index, 1, apart.get(index).error(weights) / sites);
        }
        return means.of(mean -> mean[0]).estimate();
    }

    private Sums sums(int index, float[][] fields) {
        coarse.copyField(index, fields[0]);
        fine.copyField(index, fields[1]);
        var sums = new Sums(hull * hull);
        double[] taps = new double[hull * hull];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                for (int i = 0; i < taps.length; i++) {
                    taps[i] = value(fields[0], y + i / hull - hull / 2, x + i % hull - hull / 2);
                }
                addBlock(sums, taps, fields[1], 2 * y * 2 * size + 2 * x);
            }
        }
        return sums;
    }

    private double value(float[] field, int y, int x) {
        int row = Math.floorMod(y, size);
        int column = Math.floorMod(x, size);
        return edges == Edges.ZERO && (row != y || column != x) ? 0 : field[row * size + column];
    }

    private void addBlock(Sums sums, double[] taps, float[] field, int at) {
        for (int i = 0; i < taps.length; i++) {
            addProducts(sums.products[i], taps[i], taps, i + 1);
        }
        for (int parity = 0; parity < PARITIES; parity++) {
            double value = field[at + (parity >> 1) * 2 * size + (parity & 1)];
            sums.squares[parity] += value * value;
            addProducts(sums.targets[parity], value, taps, taps.length);
        }
    }

    private static void addProducts(double[] sum, double x, double[] y, int count) {
        for (int j = 0; j < count; j++) {
            sum[j] += x * y[j];
        }
    }

    private double[][] weights(Sums total) {
        try {
            double[][] weights = new double[PARITIES][];
            for (int parity = 0; parity < PARITIES; parity++) {
                weights[parity] = weights(total.products, total.targets[parity], taps(parity));
            }
            return weights;
        } catch (NonPositiveDefiniteMatrixException e) {
            throw new IllegalStateException("the configurations do not determine a linear network: their coarse fields are linearly dependent; "
                    + "train on fields that fluctuate, or on more of them", e);
        }
    }

    /** The weights of taps {@code seen}, at their places among zeros. */
    private static double[] weights(double[][] products, double[] targets, int[] seen) {
        var matrix = new Array2DRowRealMatrix(seen.length, seen.length);
        for (int i = 0; i < seen.length; i++) {
            for (int j = 0; j < seen.length; j++) {
                matrix.setEntry(i, j, products[Math.max(seen[i], seen[j])][Math.min(seen[i], seen[j])]);
            }
        }
        double[] found = new CholeskyDecomposition(matrix).getSolver()
                .solve(new ArrayRealVector(Arrays.stream(seen).mapToDouble(tap -> targets[tap]).toArray())).toArray();
        double[] weights = new double[targets.length];
        for (int i = 0; i < seen.length; i++) {
            weights[seen[i]] = found[i];
        }
        return weights;
    }

    /** The taps that a parity sees, ascending. */
    private int[] taps(int parity) {
        return IntStream.range(0, hull * hull).filter(tap -> place(tap / hull, parity >> 1) >= 0 && place(tap / hull, parity >> 1) < 2 * window
                && place(tap % hull, parity & 1) >= 0 && place(tap % hull, parity & 1) < 2 * window).toArray();
    }

    /** The row of the transposed convolution that acts from row {@code tap} of the hull on fine rows of parity p; columns likewise. */
    private int place(int tap, int p) {
        return p + window - 1 - 2 * (tap - hull / 2);
    }

    private float[] parameters(double[][] weights) {
        float[] parameters = new float[ConvolutionShape.linear(window).parameters()];
        for (int parity = 0; parity < PARITIES; parity++) {
            for (int tap : taps(parity)) {
                parameters[place(tap / hull, parity >> 1) * 2 * window + place(tap % hull, parity & 1)] = (float) weights[parity][tap];
            }
        }
        return parameters;
    }
}
