package org.inverserg.parallel;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.L64X128Mix;

/**
 * Random words in bulk: {@value #LANES} interleaved xoroshiro128++ generators (Blackman and Vigna, ACM TOMS 47, 36, 2021),
 * laid out so that one step of all of them is a loop over arrays, which the compiler turns into vector code.
 *
 * <p>The lanes' states are drawn from one L64X128Mix generator that is seeded with a batch's stream key. A state has 128
 * bits and a lane makes far fewer than 2⁴⁰ words, so the chance that any two of 10⁹ lanes overlap is below 10⁻⁸.
 * The scalar generator goes on to serve {@link #scalar()}.
 */
public final class RandomBits {

    /** Words that one step makes, and the most that {@link #fill} takes. Small enough for all arrays of a loop to stay in the L1 cache. */
    public static final int LANES = 256;

    /** Arrays of this length start at the same offset of a cache line, which vector code likes. */
    public static final int PADDED = LANES + 6;

    private final long[] s0;
    private final long[] s1;
    private final long[] single;
    private int used;
    private UniformRandomProvider scalar;

    /** @param key a stream key, see {@link Provenance#stream} */
    public RandomBits(long key) {
        var rows = new AlignedRows(3);
        s0 = rows.next();
        s1 = rows.next();
        single = rows.next();
        seed(key);
    }

    /** Starts again with another stream. */
    public void seed(long key) {
        var source = new L64X128Mix(Hash.mix(key), Hash.mix(key + 1), Hash.mix(key + 2), Hash.mix(key + 3));
        for (int lane = 0; lane < LANES; lane++) {
            s0[lane] = source.nextLong();
            s1[lane] = source.nextLong();
        }
        scalar = source;
        used = LANES;
    }

    /**
     * Fills {@code words[0 … count−1]}, {@code count ≤} {@value #LANES}, with 64 random bits each.
     *
     * @throws IllegalArgumentException if {@code words} is shorter, or {@code count} larger
     */
    public void fill(long[] words, int count) {
        Require.given(words, "the words to fill");
        Require.length(Math.min(LANES, words.length), count, "the words to fill, at most " + LANES + " at once,");
        step(s0, s1, words, count);
    }

    /** One word at a time, from the same generators. */
    public long next() {
        if (used == LANES) {
            step(s0, s1, single, LANES);
            used = 0;
        }
        return single[used++];
    }

    /**
     * The first words of the lanes' states, for loops that use a word in the moment it is made. With a = states[i] and
     * b = {@link #secondStates()}[i], the word is rotl(a + b, 17) + a; then c = a ⊕ b, and the new states are
     * rotl(a, 49) ⊕ c ⊕ (c ≪ 21) and rotl(c, 28).
     */
    public long[] firstStates() {
        return s0;
    }

    /** The second words of the lanes' states, see {@link #firstStates()}. */
    public long[] secondStates() {
        return s1;
    }

    /** A generator for what is drawn one at a time; independent of {@link #fill}. */
    public UniformRandomProvider scalar() {
        return scalar;
    }

    private static void step(long[] s0, long[] s1, long[] words, int count) {
        for (int i = 0; i < count; i++) {
            long a = s0[i];
            long b = s1[i];
            words[i] = Long.rotateLeft(a + b, 17) + a;
            b ^= a;
            s0[i] = Long.rotateLeft(a, 49) ^ b ^ (b << 21);
            s1[i] = Long.rotateLeft(b, 28);
        }
    }
}
