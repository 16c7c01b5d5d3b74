package org.inverserg.lattice;

import java.util.Arrays;
import org.inverserg.parallel.Internal;

/**
 * Counts, for each of the 64 bit positions, the ones among many words.
 *
 * <p>The words are taken as rows of {@link #width} columns. Each column has counters that lie across the words ("vertical
 * counters"): plane p holds bit p of its 64 counts. Rows are added two at a time by carry-save adders, whose carries are rows of
 * twice the weight and wait for their own partner (Harley and Seal; H. Warren, Hacker's Delight, 2nd ed., Sec. 5-1): five
 * logical operations a word, in loops that the compiler turns into vector code. At the end the columns are added to each other.
 *
 * @hidden
 */
@Internal
public final class LaneCounter {

    /** The most columns. */
    public static final int WIDEST = 256;

    /** The rows that {@link #addProducts} counts. */
    public static final int TOGETHER = 4;

    private static final int PLANES = 32;
    private static final int NARROWEST = 8;
    private static final int ROWS_WORTH_A_COLUMN = 16;
    private static final int PADDED = WIDEST + 6; // rows that start at the same offset of a cache line

    private final long[][] sums = new long[PLANES][];
    private final long[][] waiting = new long[PLANES][];
    private final boolean[] occupied = new boolean[PLANES];
    private final long[] partner = new long[PADDED];
    private final long[] carries = new long[PADDED];
    private int width = NARROWEST;
    private int planes;

    /** The best width for about {@code words} words in all. */
    public static int widthFor(long words) {
        return (int) Math.max(NARROWEST, Math.min(WIDEST, Long.highestOneBit(Math.max(1, words / ROWS_WORTH_A_COLUMN))));
    }

    /**
     * Starts again from zero.
     *
     * @param newWidth columns, a power of two up to {@value #WIDEST}
     */
    public void clear(int newWidth) {
        for (int p = 0; p < planes; p++) {
            Arrays.fill(sums[p], 0, width, 0);
            occupied[p] = false;
        }
        planes = 0;
        width = newWidth;
    }

    /** Counts the ones of {@code words[from … from+count−1]}. Between two calls of clear at most 2³¹−1 words may be counted. */
    public void add(long[] words, int from, int count) {
        for (int at = 0; at < count; at += width) {
            long[] row = row(0);
            int columns = Math.min(width, count - at);
            System.arraycopy(words, from + at, row, 0, columns);
            Arrays.fill(row, columns, width, 0);
            settle(0);
        }
    }

    /**
     * Counts the ones of {@value #TOGETHER} rows that are given one after the other as products {@code a ^ b}, without writing them down first.
     * The counter must be {@value #WIDEST} columns wide.
     */
    public void addProducts(long[] a, long[] b) {
        row(0);
        row(1);
        addFourProducts(sums[0], sums[1], a, b, row(2));
        settle(2);
    }

    /** The same for one row of as many columns as the counter is wide. */
    public void addProduct(long[] a, long[] b) {
        xor(a, b, row(0), width);
        settle(0);
    }

    /** The array that the next row of weight 2ᵖ is to be written to. */
    private long[] row(int p) {
        if (sums[p] == null) {
            sums[p] = new long[PADDED];
            waiting[p] = new long[PADDED];
        }
        planes = Math.max(planes, p + 1);
        return occupied[p] ? partner : waiting[p];
    }

    /** A row of weight 2ᵖ was written: it waits for a partner, or both are added and their carries go on to the next weight. */
    private void settle(int first) {
        int p = first;
        while (occupied[p]) {
            occupied[p] = false;
            addTwo(sums[p], waiting[p], partner, row(p + 1), width);
            p++;
        }
        occupied[p] = true;
    }

    private static void xor(long[] a, long[] b, long[] product, int width) {
        for (int j = 0; j < width; j++) {
            product[j] = a[j] ^ b[j];
        }
    }

    private static void addTwo(long[] sum, long[] a, long[] b, long[] carry, int width) {
        for (int j = 0; j < width; j++) {
            long s = sum[j];
            long x = a[j];
            long y = b[j];
            long half = s ^ x;
            sum[j] = half ^ y;
            carry[j] = s & x | half & y;
        }
    }

    /** Two full adders of weight 1 and one of weight 2, which takes their carries. */
    private static void addFourProducts(long[] sum, long[] sumOfTwos, long[] a, long[] b, long[] carry) {
        for (int j = 0; j < WIDEST; j++) {
            long s = sum[j];
            long x = a[j] ^ b[j];
            long y = a[j + WIDEST] ^ b[j + WIDEST];
            long half = s ^ x;
            long two = s & x | half & y;
            s = half ^ y;
            x = a[j + 2 * WIDEST] ^ b[j + 2 * WIDEST];
            y = a[j + 3 * WIDEST] ^ b[j + 3 * WIDEST];
            half = s ^ x;
            sum[j] = half ^ y;
            long otherTwo = s & x | half & y;
            s = sumOfTwos[j];
            half = s ^ two;
            sumOfTwos[j] = half ^ otherTwo;
            carry[j] = s & two | half & otherTwo;
        }
    }

    /** Writes the 64 counts to {@code counts[0 … 63]}, once: what follows is the next clear. */
    public void counts(int[] counts) {
        addWaiting();
        for (int half = width / 2; half > 0; half /= 2) {
            fold(half);
        }
        Arrays.fill(counts, 0, Long.SIZE, 0);
        for (int p = 0; p < planes; p++) {
            long plane = sums[p][0];
            for (int lane = 0; lane < Long.SIZE; lane++) {
                counts[lane] += (int) (plane >>> lane & 1) << p;
            }
        }
    }

    /** Adds the rows that found no partner; ends where nothing is carried any more. */
    private void addWaiting() {
        for (int p = 0; p < planes; p++) {
            if (occupied[p] && any(waiting[p], width)) {
                Arrays.fill(partner, 0, width, 0);
                settle(p);
            }
            occupied[p] = false;
        }
    }

    /** Adds columns half … 2·half−1 to columns 0 … half−1, plane by plane with a carry. */
    private void fold(int half) {
        Arrays.fill(carries, 0, half, 0);
        for (int p = 0; p < planes; p++) {
            System.arraycopy(sums[p], half, partner, 0, half);
            addCarrying(sums[p], partner, carries, half);
        }
        if (any(carries, half)) {
            row(planes);
            System.arraycopy(carries, 0, sums[planes - 1], 0, half);
        }
    }

    private static void addCarrying(long[] sum, long[] other, long[] carry, int width) {
        for (int j = 0; j < width; j++) {
            long s = sum[j];
            long c = carry[j];
            long half = s ^ other[j];
            carry[j] = s & other[j] | half & c;
            sum[j] = half ^ c;
        }
    }

    private static boolean any(long[] row, int width) {
        long any = 0;
        for (int j = 0; j < width; j++) {
            any |= row[j];
        }
        return any != 0;
    }
}
