package org.inverserg.scaling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Data of several sizes in the scaled variables X and Y of a {@link Law}, and how well each size lies on the others: at the X of a point the others are
 * interpolated by the cubic through their four nearest points, and averaged with their errors to Ŷ ± dŶ.
 *
 * @param sizes L
 * @param x     by size, ascending
 * @param y     by size and point
 * @param error of y
 */
record ScaledData(int[] sizes, double[][] x, double[][] y, double[][] error) {

    private static final int NODES = 4;
    /** x_c, 1/ν and κ, which every law has. */
    static final int LEADING = 3;

    /**
     * Where a scaling law puts the data, t = x − x_c: X = t (1 + b t) L^{1/ν}, Y = y L^{−κ}/(1 + a t).
     *
     * @param amplitude a
     * @param bend      b
     */
    record Law(double center, double inverseNu, double exponent, double amplitude, double bend) {

        /** Of x_c, 1/ν, κ and, where they are not 0, a and b. */
        static Law of(double[] parameters) {
            boolean corrected = parameters.length > LEADING;
            return new Law(parameters[0], parameters[1], parameters[2], corrected ? parameters[LEADING] : 0, corrected ? parameters[LEADING + 1] : 0);
        }

        double x(double x, int size) {
            double t = x - center;
            return t * (1 + bend * t) * Math.pow(size, inverseNu);
        }

        double factor(double x, int size) {
            return Math.pow(size, -exponent) / (1 + amplitude * (x - center));
        }
    }

    /** A point, and where the other sizes have their four points about it; −1 for sizes that do not reach there. */
    record Overlap(int size, int point, int[] first) {
    }

    /** All points that have another size about them and |X| ≤ {@code widest}. */
    List<Overlap> overlaps(Law law, double widest) {
        double[][] scaled = scaled(law);
        var overlaps = new ArrayList<Overlap>();
        for (int s = 0; s < sizes.length; s++) {
            for (int i = 0; i < x[s].length; i++) {
                double at = scaled[s][i];
                int own = s;
                int[] first = IntStream.range(0, sizes.length).map(other -> other == own ? -1 : first(scaled[other], at)).toArray();
                if (Math.abs(at) <= widest && Arrays.stream(first).anyMatch(place -> place >= 0)) {
                    overlaps.add(new Overlap(s, i, first));
                }
            }
        }
        return overlaps;
    }

    private double[][] scaled(Law law) {
        return IntStream.range(0, sizes.length).mapToObj(s -> Arrays.stream(x[s]).map(value -> law.x(value, sizes[s])).toArray()).toArray(double[][]::new);
    }

    private static int first(double[] nodes, double at) {
        if (at < nodes[0] || at > nodes[nodes.length - 1]) {
            return -1;
        }
        int found = Arrays.binarySearch(nodes, at);
        int below = found >= 0 ? found : -found - 2;
        return Math.max(0, Math.min(nodes.length - NODES, below - 1));
    }

    /** (Y − Ŷ)/√(dY² + dŶ²) of each point. */
    double[] residuals(Law law, List<Overlap> overlaps) {
        double[][] scaled = scaled(law);
        return overlaps.stream().mapToDouble(overlap -> residual(law, scaled, overlap)).toArray();
    }

    private double residual(Law law, double[][] scaled, Overlap overlap) {
        double at = scaled[overlap.size][overlap.point];
        double sum = 0;
        double weights = 0;
        for (int other = 0; other < sizes.length; other++) {
            int first = overlap.first[other];
            if (first >= 0) {
                double value = 0;
                double variance = 0;
                for (int node = first; node < first + NODES; node++) {
                    double share = share(scaled[other], first, node, at) * law.factor(x[other][node], sizes[other]);
                    value += share * y[other][node];
                    variance += square(share * error[other][node]);
                }
                sum += value / variance;
                weights += 1 / variance;
            }
        }
        double factor = law.factor(x[overlap.size][overlap.point], sizes[overlap.size]);
        return (factor * y[overlap.size][overlap.point] - sum / weights)
                / Math.sqrt(square(factor * error[overlap.size][overlap.point]) + 1 / weights);
    }

    /** Of a node in the cubic through four. */
    private static double share(double[] nodes, int first, int node, double at) {
        double share = 1;
        for (int other = first; other < first + NODES; other++) {
            if (other != node) {
                share *= (at - nodes[other]) / (nodes[node] - nodes[other]);
            }
        }
        return share;
    }

    private static double square(double value) {
        return value * value;
    }

    int count() {
        return Arrays.stream(x).mapToInt(its -> its.length).sum();
    }

    /** The same errors about other values, in the order of sizes and points. */
    ScaledData withValues(double[] values) {
        double[][] other = new double[sizes.length][];
        int next = 0;
        for (int s = 0; s < sizes.length; s++) {
            other[s] = Arrays.copyOfRange(values, next, next + x[s].length);
            next += x[s].length;
        }
        return new ScaledData(sizes, x, other, error);
    }
}
