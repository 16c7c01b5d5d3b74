package org.inverserg.markov;

import java.util.Arrays;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.RandomBits;

/**
 * Words whose bits are independently 1 with probability p, 64 at a time.
 *
 * <p>Every bit waits for the first random plane that has a 1 in its place: that is plane k = 1, 2, … with probability 2^{−k}.
 * It then takes binary digit k of p, so it is 1 with probability Σ_k 2^{−k} p_k = p. Twelve planes decide all bits but one in
 * 4096; they run as loops over arrays that the compiler turns into vector code, the few words left over are finished one by
 * one. The {@value #DIGITS} digits used make p exact to 2^{−62}. (Events from the binary digits of their probability: D. Knuth
 * and A. Yao, in Algorithms and Complexity, ed. J. Traub, 1976.)
 */
final class BernoulliBits {

    private static final int DIGITS = 62;
    private static final int VECTOR_ROUNDS = 12;

    private final long digits;
    private final boolean certain;
    private final long[] plane = new long[RandomBits.PADDED];
    private final long[] undecided = new long[RandomBits.PADDED];
    private final long[] bits = new long[RandomBits.PADDED];
    private int used = RandomBits.LANES;

    /** @param probability p, from 0 to 1 */
    BernoulliBits(double probability) {
        certain = probability >= 1;
        digits = (long) (probability * (1L << DIGITS));
    }

    /** Forgets bits that were made in advance: to be called whenever {@code random} starts another stream. */
    void restart() {
        used = RandomBits.LANES;
    }

    /**
     * Fills {@code words[0 … count−1]}.
     *
     * @throws org.inverserg.parallel.CancelledException if the thread is interrupted
     */
    void fill(RandomBits random, long[] words, int count) {
        int done = 0;
        while (done < count) {
            provide(random);
            int part = Math.min(count - done, RandomBits.LANES - used);
            System.arraycopy(bits, used, words, done, part);
            used += part;
            done += part;
        }
    }

    /** One word; throws as {@link #fill} does. */
    long next(RandomBits random) {
        provide(random);
        return bits[used++];
    }

    /** Sees to it that there are bits left. */
    private void provide(RandomBits random) {
        if (used == RandomBits.LANES) {
            Batches.poll(MarkovChain.TASK);
            refill(random);
            used = 0;
        }
    }

    private void refill(RandomBits random) {
        Arrays.fill(bits, certain ? -1L : 0L);
        if (certain) {
            return;
        }
        Arrays.fill(undecided, -1L);
        for (int round = 0; round < VECTOR_ROUNDS; round++) {
            random.fill(plane, RandomBits.LANES);
            decide(plane, undecided, bits, digit(round));
        }
        for (int i = 0; i < RandomBits.LANES; i++) {
            if (undecided[i] != 0) {
                finish(random, i);
            }
        }
    }

    /** Digit {@code round} of p after the point, spread over a word. */
    private long digit(int round) {
        return -(digits >>> DIGITS - 1 - round & 1);
    }

    private static void decide(long[] plane, long[] undecided, long[] bits, long digit) {
        for (int i = 0; i < RandomBits.LANES; i++) {
            long decided = undecided[i] & plane[i];
            bits[i] ^= decided & digit;
            undecided[i] ^= decided;
        }
    }

    private void finish(RandomBits random, int i) {
        long waiting = undecided[i];
        for (int round = VECTOR_ROUNDS; round < DIGITS && waiting != 0; round++) {
            long decided = waiting & random.scalar().nextLong();
            bits[i] ^= decided & digit(round);
            waiting ^= decided;
        }
    }
}
