package org.inverserg.descent;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.inverserg.lattice.Fields;
import org.inverserg.network.ConvolutionShape;
import org.inverserg.network.Edges;
import org.inverserg.parallel.Batches;
import org.inverserg.statistics.BinnedMeans;
import org.inverserg.statistics.Bins;
import org.inverserg.statistics.Estimate;

/**
 * The best linear network: φ(2y + p, 2x + q) ≈ Σ_{a,b = −1…1} W_pq(a, b) Φ(y + a, x + b) with coarse fields Φ. For each of the four
 * parities (p, q) nine weights solve the normal equations of the configurations that are trained on.
 *
 * <p>It is given the shape of {@link ConvolutionShape#transposed} with four channels and b = 0, where the activation is the identity. A transposed
 * convolution with kernel w(u, v) behind which the only weight of the second kernel stands at (i, j) has the kernel w(s + i, t + j), and so
 * the corners (0, 0), (0, 2), (2, 0), (2, 2) together make all of the 6×6 weights W_pq(a, b) at s = p − 2a, t = q − 2b.
 */
final class LinearLeastSquares {

    private static final String TASK = "solving for the linear network";
    private static final int WIDTH = 3;
    private static final int TAPS = WIDTH * WIDTH;
    private static final int PARITIES = 4;

    /** Sums of some configurations over all blocks: products of the taps, of a tap with each fine value, and of fine values. */
    private static final class Sums {
        private final double[][] products = new double[TAPS][TAPS];
        private final double[][] targets = new double[PARITIES][TAPS];
        private final double[] squares = new double[PARITIES];

        private void add(Sums other) {
            for (int i = 0; i < TAPS; i++) {
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
                for (int i = 0; i < TAPS; i++) {
                    error -= 2 * w[i] * targets[parity][i];
                    for (int j = 0; j < TAPS; j++) {
                        error += w[i] * w[j] * products[i][j];
                    }
                }
            }
            return error;
        }
    }

    private final Fields coarse;
    private final Fields fine;
    private final Edges edges;
    private final int size;

    LinearLeastSquares(Fields coarse, Fields fine, Edges edges) {
        this.coarse = coarse;
        this.fine = fine;
        this.edges = edges;
        size = coarse.size();
    }

    LeastSquares solve(TrainingSchedule schedule) {
        int trained = schedule.trained(fine.count());
        var total = new Sums();
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
        return new LeastSquares(ConvolutionShape.transposed(PARITIES), parameters(weights), new LossCurve(List.of(point)), 0);
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
        var sums = new Sums();
        double[] taps = new double[TAPS];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                for (int i = 0; i < TAPS; i++) {
                    taps[i] = value(fields[0], y + i / WIDTH - 1, x + i % WIDTH - 1);
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
        for (int i = 0; i < TAPS; i++) {
            for (int j = 0; j < TAPS; j++) {
                sums.products[i][j] += taps[i] * taps[j];
            }
        }
        for (int parity = 0; parity < PARITIES; parity++) {
            double value = field[at + (parity >> 1) * 2 * size + (parity & 1)];
            sums.squares[parity] += value * value;
            for (int i = 0; i < TAPS; i++) {
                sums.targets[parity][i] += value * taps[i];
            }
        }
    }

    private double[][] weights(Sums total) {
        try {
            double[][] weights = new double[PARITIES][];
            DecompositionSolver solver = new CholeskyDecomposition(new Array2DRowRealMatrix(total.products)).getSolver();
            for (int parity = 0; parity < PARITIES; parity++) {
                weights[parity] = solver.solve(new ArrayRealVector(total.targets[parity])).toArray();
            }
            return weights;
        } catch (NonPositiveDefiniteMatrixException e) {
            throw new IllegalStateException("the configurations do not determine a linear network: their coarse fields are linearly dependent; "
                    + "train on fields that fluctuate, or on more of them", e);
        }
    }

    private static float[] parameters(double[][] weights) {
        var shape = ConvolutionShape.transposed(PARITIES);
        float[] parameters = new float[shape.parameters()];
        int kernel = shape.firstKernel();
        for (int channel = 0; channel < PARITIES; channel++) {
            int corner = (channel >> 1) * 2 * WIDTH + (channel & 1) * 2;
            parameters[shape.secondKernels() + channel * TAPS + corner] = 1;
        }
        for (int parity = 0; parity < PARITIES; parity++) {
            for (int tap = 0; tap < TAPS; tap++) {
                int s = (parity >> 1) - 2 * (tap / WIDTH - 1);
                int t = (parity & 1) - 2 * (tap % WIDTH - 1);
                int channel = (s < 0 ? 2 : 0) + (t < 0 ? 1 : 0);
                int u = s < 0 ? s + 2 : s;
                int v = t < 0 ? t + 2 : t;
                parameters[(channel * kernel + u) * kernel + v] = (float) weights[parity][tap];
            }
        }
        return parameters;
    }
}
