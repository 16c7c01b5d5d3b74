package org.inverserg.lattice;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.inverserg.parallel.Batches;
import org.inverserg.statistics.Autocorrelation;

/** How long configurations of a file remember each other: τ_int of what is measured on each of them, in the order of the file. */
final class FileCorrelation {

    private static final double INDEPENDENT = 0.5;
    private static final int SHORTEST = 16;

    private FileCorrelation() {
    }

    /** The longest τ_int among |m| and the energy of bonds; ½ where every configuration is a chain of its own. */
    static double of(Spins spins) {
        int sites = spins.size() * spins.size();
        double[] magnetization = new double[spins.count()];
        double[] energy = new double[spins.count()];
        var counter = new LaneCounter();
        long[] words = new long[sites];
        long[] bonds = new long[2 * sites];
        int[] counts = new int[Batches.WIDTH];
        for (int batch = 0; batch < spins.batches(); batch++) {
            spins.copyBatch(batch, words);
            bonds(words, spins.size(), bonds);
            int first = batch * Batches.WIDTH;
            count(counter, words, counts, magnetization, first);
            count(counter, bonds, counts, energy, first);
        }
        Arrays.setAll(magnetization, i -> Math.abs(2 * magnetization[i] - sites));
        return time(spins.chains(), magnetization, energy);
    }

    private static void bonds(long[] words, int size, long[] bonds) {
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                int site = row * size + column;
                bonds[2 * site] = words[site] ^ words[row * size + (column + 1) % size];
                bonds[2 * site + 1] = words[site] ^ words[(row + 1) % size * size + column];
            }
        }
    }

    private static void count(LaneCounter counter, long[] words, int[] counts, double[] values, int first) {
        counter.clear(LaneCounter.widthFor(words.length));
        counter.add(words, 0, words.length);
        counter.counts(counts);
        for (int lane = 0; lane < counts.length && first + lane < values.length; lane++) {
            values[first + lane] = counts[lane];
        }
    }

    /** The same of |m| and φ². */
    static double of(Fields fields) {
        double[] magnetization = new double[fields.count()];
        double[] square = new double[fields.count()];
        float[] field = new float[fields.size() * fields.size()];
        for (int i = 0; i < fields.count(); i++) {
            fields.copyField(i, field);
            double sum = 0;
            double squares = 0;
            for (float value : field) {
                sum += value;
                squares += (double) value * value;
            }
            magnetization[i] = Math.abs(sum);
            square[i] = squares;
        }
        return time(fields.chains(), magnetization, square);
    }

    private static double time(int chains, double[]... series) {
        int draws = series[0].length / chains;
        if (draws < SHORTEST) {
            return INDEPENDENT;
        }
        return Arrays.stream(series).filter(FileCorrelation::varies).map(values -> cut(values, chains, draws))
                .mapToDouble(cut -> Autocorrelation.of(cut).time().value()).reduce(INDEPENDENT, Math::max);
    }

    private static boolean varies(double[] values) {
        return Arrays.stream(values).anyMatch(value -> value != values[0]) && Arrays.stream(values).allMatch(Double::isFinite);
    }

    private static double[][] cut(double[] values, int chains, int draws) {
        return IntStream.range(0, chains).mapToObj(chain -> Arrays.copyOfRange(values, chain * draws, (chain + 1) * draws)).toArray(double[][]::new);
    }
}
