package org.inverserg.descent;

import org.apache.commons.rng.UniformRandomProvider;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.RandomBits;

/**
 * R. Fisher and F. Yates' shuffle.
 *
 * @hidden
 */
@Internal
public final class Shuffle {

    private Shuffle() {
    }

    /** Shuffles {@code order[0 … count−1]} with the random numbers of stream {@code key}. */
    public static void first(int count, int[] order, long key) {
        UniformRandomProvider random = new RandomBits(key).scalar();
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }
}
