package org.inverserg.decimation;

import java.util.Arrays;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.RandomBits;
import org.inverserg.parallel.Require;

/**
 * The probabilities of all configurations of the smallest lattice, from which inverse decimation starts. A configuration is drawn from a
 * single spin on: the table factors into P(σ₁) P(σ₂|σ₁) P(σ₃|σ₁σ₂) …, first the spin at (0, 0), then the rest of its 2×2 decimation, then
 * all others, so that the way from L = 1 to the smallest lattice too is one of inverse decimations. Immutable.
 *
 * @hidden
 */
@Internal
public final class StartTable {

    private final int size;
    private final int[] order;
    /** Node 1 is the root; the children of node i, with the next spin down and up, are 2i and 2i + 1. */
    private final double[] tree;

    /**
     * @param size          2 or 4
     * @param probabilities of the 2^{size²} configurations up to a common factor, each above 0; bit i of an index is the spin of site i,
     *                      row by row
     * @throws IllegalArgumentException if their number is another, or if one is not positive and finite
     */
    public StartTable(int size, double[] probabilities) {
        Require.given(probabilities, "the probabilities of a table");
        int sites = size * size;
        if (size != 2 && size != 4 || probabilities.length != 1 << sites) {
            throw new IllegalArgumentException("a table needs all 2^4 or 2^16 configurations of a 2×2 or 4×4 lattice, got "
                    + probabilities.length + " of L = " + size + "; count all of them");
        }
        if (!Arrays.stream(probabilities).allMatch(p -> p > 0 && Double.isFinite(p))) {
            throw new IllegalArgumentException("every configuration of the smallest lattice needs a probability above 0, or what it "
                    + "leads to could never be drawn; add a little to each count");
        }
        this.size = size;
        this.order = order(size);
        this.tree = new double[2 << sites];
        for (int key = 0; key < probabilities.length; key++) {
            tree[leaf(key)] = probabilities[key];
        }
        for (int node = (1 << sites) - 1; node > 0; node--) {
            tree[node] = tree[2 * node] + tree[2 * node + 1];
        }
    }

    /** Sites in the order in which they are drawn: by the largest decimation that keeps them. */
    private static int[] order(int size) {
        int[] order = new int[size * size];
        int found = 0;
        for (int step = size; step > 0; step /= 2) {
            for (int site = 0; site < order.length; site++) {
                int steps = site / size | site % size | size;
                if (Integer.lowestOneBit(steps) == step) {
                    order[found++] = site;
                }
            }
        }
        return order;
    }

    private int leaf(int key) {
        int node = 1;
        for (int site : order) {
            node = 2 * node + (key >>> site & 1);
        }
        return node;
    }

    /** What it was made of, up to rounding. */
    double[] probabilities() {
        double[] probabilities = new double[1 << order.length];
        Arrays.setAll(probabilities, key -> tree[leaf(key)]);
        return probabilities;
    }

    /** The linear size of the smallest lattice. */
    int size() {
        return size;
    }

    /** ln q of a configuration. */
    double logProbability(int key) {
        return StrictMath.log(tree[leaf(key)] / tree[1]);
    }

    /** Draws 64 configurations into {@code words[0 … size²−1]}. */
    void draw(long[] words, RandomBits random, LogProbability probability) {
        Arrays.fill(words, 0, order.length, 0);
        for (int lane = 0; lane < Long.SIZE; lane++) {
            double left = (random.next() >>> 11) * 0x1p-53 * tree[1];
            int node = 1;
            for (int site : order) {
                node *= 2;
                if (left >= tree[node]) {
                    left -= tree[node];
                    node++;
                    words[site] |= 1L << lane;
                }
            }
            probability.add(lane, StrictMath.log(tree[node] / tree[1]));
        }
    }

    /** Adds ln q of 64 configurations. */
    void evaluate(long[] words, LogProbability probability) {
        for (int lane = 0; lane < Long.SIZE; lane++) {
            int key = 0;
            for (int site = 0; site < order.length; site++) {
                key |= (int) (words[site] >>> lane & 1) << site;
            }
            probability.add(lane, logProbability(key));
        }
    }
}
