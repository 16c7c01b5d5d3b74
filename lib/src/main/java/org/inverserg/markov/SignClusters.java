package org.inverserg.markov;

import org.inverserg.model.PhiFourAction;
import org.inverserg.parallel.RandomBits;
import org.inverserg.parallel.RandomFloats;

/**
 * The single-cluster update of U. Wolff (Phys. Rev. Lett. 62, 361, 1989) for the signs of a φ⁴ field, which at given |φ| are
 * an Ising model with the couplings κ |φ_i φ_j| (R. Brower and P. Tamayo, Phys. Rev. Lett. 62, 1087, 1989): from a site drawn
 * at random, neighbours of equal sign join with probability 1 − e^{−2κφ_iφ_j}, and the sign of all that joined is changed.
 *
 * <p>A bond opens if E &lt; 2κφ_iφ_j with E exponential: one comparison decides for unequal signs too, as E is never negative. Bonds are drawn for a
 * word of sites at a time and the cluster is grown by words, see {@link WordCluster}; its rows say only who is in it, and are 0 between clusters.
 * Belongs to one field.
 */
final class SignClusters {

    private final CheckerboardField field;
    private final int size;
    private final int half;
    private final float[] values;
    private final float twiceKappa;
    private final ExponentialVariates exponential = new ExponentialVariates();
    private final float[] variates = new float[RandomFloats.PADDED];
    private int used;
    private RandomBits random;

    private final SpinRows joined;
    private final WordCluster growth;
    /** The words whose bonds were drawn for the cluster: only they can have joined. */
    private final int[] near;
    private int nearby;

    SignClusters(PhiFourAction action, CheckerboardField field) {
        this.field = field;
        size = field.size();
        half = size / 2;
        values = field.values();
        twiceKappa = (float) (2 * action.kappa());
        joined = new SpinRows(size);
        growth = new WordCluster(joined, this::drawBonds);
        near = new int[joined.words().length];
        restart();
    }

    /** The memory of one object beside its field, in bytes. */
    static long bytes(int size) {
        return 2 * WordCluster.bytes(size);
    }

    /** Forgets the random numbers that are left over; to be called when the generator starts again. */
    void restart() {
        used = RandomFloats.LANES;
    }

    /** Flips one cluster and returns the number of its sites. */
    int flip(RandomBits generator) {
        random = generator;
        nearby = 0;
        int start = random.scalar().nextInt(size * size);
        int flipped = growth.flip(start / size, start % size);
        for (int i = 0; i < nearby; i++) {
            flipSigns(near[i]);
        }
        return flipped;
    }

    /** Even and odd columns of a row lie apart, as the two colours of its sites. */
    private void drawBonds(int word, long[] right, long[] down) {
        near[nearby++] = word;
        int row = word / joined.wordsPerRow();
        int first = firstPair(word);
        int count = Math.min(Long.SIZE / 2, half - first);
        if (used + 4 * count > RandomFloats.LANES) {
            exponential.fill(random, variates, RandomFloats.LANES);
            used = 0;
        }
        int below = row + 1 == size ? 0 : row + 1;
        right[word] = right(field.index(row, 0), field.index(row, 1), first, count);
        used += 2 * count;
        down[word] = down(field.index(row, 0) + first, field.index(row, 1) + first, field.index(below, 0) + first, field.index(below, 1) + first, count);
        used += 2 * count;
    }

    /** The place of a word's first two sites in the even and in the odd columns of its row. */
    private int firstPair(int word) {
        return word % joined.wordsPerRow() * (Long.SIZE / 2);
    }

    private long right(int even, int odd, int first, int count) {
        long open = 0;
        int next = first;
        for (int j = 0; j < count; j++) {
            float middle = twiceKappa * values[odd + first + j];
            float left = values[even + next];
            next = next + 1 == half ? 0 : next + 1;
            open |= isBelow(variates[used + 2 * j], left * middle) << 2 * j | isBelow(variates[used + 2 * j + 1], middle * values[even + next]) << 2 * j + 1;
        }
        return open;
    }

    private long down(int even, int odd, int evenBelow, int oddBelow, int count) {
        long open = 0;
        for (int j = 0; j < count; j++) {
            open |= isBelow(variates[used + 2 * j], twiceKappa * values[even + j] * values[evenBelow + j]) << 2 * j
                    | isBelow(variates[used + 2 * j + 1], twiceKappa * values[odd + j] * values[oddBelow + j]) << 2 * j + 1;
        }
        return open;
    }

    /** 1 if x &lt; y, else 0, from the sign of their difference: a comparison would be a jump, which could not be foreseen. */
    private static long isBelow(float x, float y) {
        long difference = Float.floatToRawIntBits(x - y);
        return difference >>> Long.SIZE - 1;
    }

    /** Changes the sign of a word's sites that have joined. */
    private void flipSigns(int word) {
        long sites = joined.words()[word];
        joined.words()[word] = 0;
        int row = word / joined.wordsPerRow();
        int even = field.index(row, 0) + firstPair(word);
        int odd = field.index(row, 1) + firstPair(word);
        for (; sites != 0; sites &= sites - 1) {
            int bit = Long.numberOfTrailingZeros(sites);
            int place = ((bit & 1) == 0 ? even : odd) + (bit >> 1);
            values[place] = -values[place];
        }
    }
}
