package org.inverserg.parallel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;

/**
 * Random single-precision numbers in bulk, uniform on [1, 2) in steps of 2⁻²³: 23 random bits are the mantissa, under the
 * exponent of 1. The lower half of a random word gives the first number of a pair.
 *
 * <p>The bits are set in whole words and then copied, not converted: the compiler makes vector code of the one and a block
 * copy of the other, but turns integers into floats one at a time.
 *
 * @hidden
 */
@Internal
public final class RandomFloats {

    /** The most that {@link #fill} makes at once. */
    public static final int LANES = 2 * RandomBits.LANES;

    /** Arrays of this length start at the same offset of a cache line, which vector code likes. */
    public static final int PADDED = LANES + 12;

    private static final long MANTISSAS = 0x007fffff_007fffffL;
    private static final long EXPONENTS = 0x3f800000_3f800000L;

    private final long[] words = new long[RandomBits.PADDED];
    private final LongBuffer asWords;
    private final FloatBuffer asFloats;

    public RandomFloats() {
        ByteBuffer bytes = ByteBuffer.allocate(RandomBits.LANES * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        asWords = bytes.asLongBuffer();
        asFloats = bytes.asFloatBuffer();
    }

    /**
     * Fills {@code floats[0 … count−1]}, {@code count ≤} {@value #LANES}, from half as many words of {@code random}.
     *
     * @throws IllegalArgumentException if {@code floats} is shorter, or {@code count} larger
     */
    public void fill(RandomBits random, float[] floats, int count) {
        Require.given(random, "a generator");
        Require.given(floats, "the numbers to fill");
        Require.length(Math.min(LANES, floats.length), count, "the numbers to fill, at most " + LANES + " at once,");
        int pairs = (count + 1) / 2;
        random.fill(words, pairs);
        betweenOneAndTwo(words, pairs);
        asWords.put(0, words, 0, pairs);
        asFloats.get(0, floats, 0, count);
    }

    private static void betweenOneAndTwo(long[] words, int pairs) {
        for (int j = 0; j < pairs; j++) {
            words[j] = words[j] >>> 9 & MANTISSAS | EXPONENTS;
        }
    }
}
