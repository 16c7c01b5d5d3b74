package org.inverserg.upscaling;

import org.inverserg.flip.LogisticDraws;
import org.inverserg.lattice.BatchSink;
import org.inverserg.network.ConvolutionForward;
import org.inverserg.network.ConvolutionShape;
import org.inverserg.parallel.Batches;
import org.inverserg.statistics.BinnedMeans;
import org.inverserg.statistics.Bins;

/** Takes coarse configurations through a network as they are, turned around, rotated and reflected. See {@link Asymmetry}. */
final class AsymmetrySink implements BatchSink<BinnedMeans> {

    /** Rotations and reflections: bit 0 reflects rows, bit 1 columns, bit 2 exchanges them afterwards. */
    private static final int SYMMETRIES = 8;

    private final ConvolutionForward network;
    private final int size;
    private final Bins bins;
    private final int width;
    private final float[] input;
    private final float[] transformed;
    private final float[] plain;
    private final float[] other;
    private BinnedMeans means;

    AsymmetrySink(ConvolutionShape shape, float[] parameters, int size, Bins bins) {
        network = new ConvolutionForward(shape, parameters);
        this.size = size;
        this.bins = bins;
        width = ConvolutionForward.bestLanes(size);
        input = new float[size * size * width];
        transformed = new float[input.length];
        plain = new float[4 * input.length];
        other = new float[plain.length];
        means = new BinnedMeans(bins, 2);
    }

    @Override
    public void accept(int batch, int lanes, long[] words) {
        for (int first = 0; first < lanes; first += width) {
            Batches.poll("measuring the asymmetry");
            for (int site = 0; site < size * size; site++) {
                for (int lane = 0; lane < width; lane++) {
                    input[site * width + lane] = words[site] >>> first + lane & 1;
                }
            }
            probabilities(input, plain);
            double[] flip = flipped();
            double[] lattice = rotatedAndReflected();
            for (int lane = 0; lane < Math.min(width, lanes - first); lane++) {
                means.add(batch * Batches.WIDTH + first + lane, 1, flip[lane], lattice[lane]);
            }
        }
    }

    private void probabilities(float[] coarse, float[] fine) {
        network.apply(coarse, size, width, fine);
        LogisticDraws.exponentiate(fine, fine.length);
        for (int i = 0; i < fine.length; i++) {
            fine[i] = 1 / (1 + fine[i]);
        }
    }

    /** The mean of squares over sites, for each lane. */
    private double[] flipped() {
        for (int i = 0; i < input.length; i++) {
            transformed[i] = 1 - input[i];
        }
        probabilities(transformed, other);
        double[] sums = new double[width];
        for (int i = 0; i < plain.length; i++) {
            double difference = plain[i] - (1 - other[i]);
            sums[i % width] += difference * difference / Math.floorDiv(plain.length, width);
        }
        return sums;
    }

    /** The same, over seven symmetries. */
    private double[] rotatedAndReflected() {
        double[] sums = new double[width];
        double terms = (SYMMETRIES - 1.0) * plain.length / width;
        for (int symmetry = 1; symmetry < SYMMETRIES; symmetry++) {
            for (int site = 0; site < size * size; site++) {
                System.arraycopy(input, site * width, transformed, image(symmetry, site, size) * width, width);
            }
            probabilities(transformed, other);
            for (int site = 0; site < 4 * size * size; site++) {
                int image = image(symmetry, site, 2 * size);
                for (int lane = 0; lane < width; lane++) {
                    double difference = plain[site * width + lane] - other[image * width + lane];
                    sums[lane] += difference * difference / terms;
                }
            }
        }
        return sums;
    }

    private static int image(int symmetry, int site, int size) {
        int row = (symmetry & 1) == 0 ? site / size : size - 1 - site / size;
        int column = (symmetry & 2) == 0 ? site % size : size - 1 - site % size;
        return (symmetry & 4) == 0 ? row * size + column : column * size + row;
    }

    @Override
    public BinnedMeans finish() {
        var finished = means;
        means = new BinnedMeans(bins, 2);
        return finished;
    }
}
