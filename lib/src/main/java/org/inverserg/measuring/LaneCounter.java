package org.inverserg.measuring;

import java.util.Arrays;

/**
 * Counts, for each of the 64 bit positions, the ones among many words.
 *
 * <p>The counters lie across the words ("vertical counters"): plane p holds bit p of all 64 counts. Eight words at a time go
 * through a tree of carry-save adders (Harley and Seal; H. Warren, Hacker's Delight, 2nd ed., Sec. 5-1), so that one word
 * costs about five logical operations for all 64 counts.
 */
public final class LaneCounter {

    private static final int PLANES = 32;

    private final long[] planes = new long[PLANES];

    /** Starts again from zero. */
    public void clear() {
        Arrays.fill(planes, 0);
    }

    /** Counts the ones of {@code words[from … from+count−1]}. At most 2³¹−1 words may be counted. */
    public void add(long[] words, int from, int count) {
        int end = from + count;
        int at = from;
        for (; at + 8 <= end; at += 8) {
            addEight(words, at);
        }
        for (; at < end; at++) {
            carry(words[at], 0);
        }
    }

    private void addEight(long[] w, int i) {
        long ones = planes[0];
        long twos = planes[1];
        long fours = planes[2];

        long a = ones ^ w[i];
        long twosA = ones & w[i] | a & w[i + 1];
        ones = a ^ w[i + 1];
        long b = ones ^ w[i + 2];
        long twosB = ones & w[i + 2] | b & w[i + 3];
        ones = b ^ w[i + 3];
        long c = twos ^ twosA;
        long foursA = twos & twosA | c & twosB;
        twos = c ^ twosB;

        a = ones ^ w[i + 4];
        twosA = ones & w[i + 4] | a & w[i + 5];
        ones = a ^ w[i + 5];
        b = ones ^ w[i + 6];
        twosB = ones & w[i + 6] | b & w[i + 7];
        ones = b ^ w[i + 7];
        c = twos ^ twosA;
        long foursB = twos & twosA | c & twosB;
        twos = c ^ twosB;

        long d = fours ^ foursA;
        long eights = fours & foursA | d & foursB;
        planes[0] = ones;
        planes[1] = twos;
        planes[2] = d ^ foursB;
        carry(eights, 3);
    }

    private void carry(long word, int plane) {
        long carry = word;
        for (int p = plane; carry != 0; p++) {
            long old = planes[p];
            planes[p] = old ^ carry;
            carry &= old;
        }
    }

    /** Writes the 64 counts to {@code counts[0 … 63]}. */
    public void counts(int[] counts) {
        Arrays.fill(counts, 0, Long.SIZE, 0);
        for (int p = 0; p < PLANES; p++) {
            long plane = planes[p];
            if (plane != 0) {
                for (int lane = 0; lane < Long.SIZE; lane++) {
                    counts[lane] += (int) (plane >>> lane & 1) << p;
                }
            }
        }
    }
}
