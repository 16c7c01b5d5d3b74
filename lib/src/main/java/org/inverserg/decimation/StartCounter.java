package org.inverserg.decimation;

import java.util.Arrays;
import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Rounds;

/** Counts the configurations of the 4×4 decimations at all offsets, and averages the counts over the lattice's symmetries and σ → −σ. */
final class StartCounter {

    private static final int SIZE = 4;
    private static final int SITES = SIZE * SIZE;
    private static final int ALL = 1 << SITES;
    /** Added to the count of every configuration and its images together, so that none is impossible. */
    private static final double UNSEEN = 0.1;
    private static final int IMAGES = 2 * SITES * Context.SYMMETRIES;

    private StartCounter() {
    }

    static StartTable count(Spins configurations, Rounds<?> rounds) {
        long[] counts = new long[ALL];
        rounds.run(configurations.batches(), (none, batch) -> count(configurations, batch), (batch, found) -> {
            for (int key = 0; key < ALL; key++) {
                counts[key] += found[key];
            }
        });
        return new StartTable(SIZE, averaged(counts));
    }

    private static int[] count(Spins configurations, int batch) {
        int size = configurations.size();
        int spacing = size / SIZE;
        int lanes = Batches.lanes(configurations.count(), batch);
        long[] words = new long[size * size];
        configurations.copyBatch(batch, words);
        int[] counts = new int[ALL];
        int[] keys = new int[Long.SIZE];
        for (int offset = 0; offset < spacing * spacing; offset++) {
            Arrays.fill(keys, 0);
            for (int site = 0; site < SITES; site++) {
                long word = words[(offset / spacing + site / SIZE * spacing) * size + offset % spacing + site % SIZE * spacing];
                for (int lane = 0; lane < lanes; lane++) {
                    keys[lane] |= (int) (word >>> lane & 1) << site;
                }
            }
            for (int lane = 0; lane < lanes; lane++) {
                counts[keys[lane]]++;
            }
        }
        return counts;
    }

    private static double[] averaged(long[] counts) {
        double[] averages = new double[ALL];
        int[] images = new int[IMAGES];
        for (int key = 0; key < ALL; key++) {
            if (averages[key] == 0) {
                writeImages(key, images);
                long sum = 0;
                for (int image : images) {
                    sum += counts[image];
                }
                for (int image : images) {
                    averages[image] = (sum + UNSEEN) / IMAGES;
                }
            }
        }
        return averages;
    }

    private static void writeImages(int key, int[] images) {
        for (int i = 0; i < IMAGES / 2; i++) {
            int image = 0;
            for (int site = 0; site < SITES; site++) {
                image |= (key >>> site & 1) << moved(site, i % Context.SYMMETRIES, i / Context.SYMMETRIES);
            }
            images[i] = image;
            images[IMAGES / 2 + i] = image ^ ALL - 1;
        }
    }

    private static int moved(int site, int symmetry, int shift) {
        int row = (symmetry & 1) == 0 ? site / SIZE : site % SIZE;
        int column = (symmetry & 1) == 0 ? site % SIZE : site / SIZE;
        row = (symmetry & 2) == 0 ? row : SIZE - 1 - row;
        column = (symmetry & 4) == 0 ? column : SIZE - 1 - column;
        return (row + shift / SIZE) % SIZE * SIZE + (column + shift % SIZE) % SIZE;
    }
}
