package org.inverserg.decimation;

import org.inverserg.measuring.BatchSums;
import org.inverserg.parallel.RandomBits;

/**
 * The exact last step: given the spins at (even, even) and (odd, odd) of the finest lattice, those at (even, odd) and (odd, even) have only
 * known neighbours and are independent, P(σ) = e^{βσh}/(2 cosh βh), h the sum of the four neighbours. Works on 64 configurations at once;
 * has working memory and belongs to one thread.
 *
 * <p>As every bond has one such end, ln q of them all is β Σ σσ' − Σ ln 2 cosh βh, which is known from the numbers of unequal bonds and of
 * sites with |h| = 0, 2, 4.
 */
final class HeatBath {

    private static final int DIGITS = 62;

    private final double beta;
    private final int size;
    private final long digitsOfTwo;
    private final long digitsOfFour;
    private final long digitsOfNone = 1L << DIGITS - 1;
    private final BatchSums sums = new BatchSums();
    private final long[] two;
    private final long[] four;
    private final int[] twos = new int[Long.SIZE];
    private final int[] fours = new int[Long.SIZE];

    /** @param size L, of the finest lattice */
    HeatBath(double beta, int size) {
        this.beta = beta;
        this.size = size;
        this.digitsOfTwo = digits(2);
        this.digitsOfFour = digits(4);
        this.two = new long[size * size / 2];
        this.four = new long[size * size / 2];
    }

    /** Binary digits of the probability to be opposite to the field. */
    private long digits(int field) {
        return (long) ((1L << DIGITS) / (1 + StrictMath.exp(2 * beta * field)));
    }

    /** The neighbours of a site in 64 configurations. */
    private record Neighbours(long majority, long two, long four) {

        private static Neighbours of(long[] words, int size, int row, int column) {
            long up = words[(row + size - 1) % size * size + column];
            long down = words[(row + 1) % size * size + column];
            long left = words[row * size + (column + size - 1) % size];
            long right = words[row * size + (column + 1) % size];
            long both = up & down;
            long either = up | down;
            long majority = both & (left | right) | left & right & either;
            long four = both & left & right | ~(either | left | right);
            return new Neighbours(majority, up ^ down ^ left ^ right, four);
        }
    }

    /** Draws the spins. */
    void draw(long[] words, RandomBits random) {
        for (int row = 0; row < size; row++) {
            for (int column = 1 - row % 2; column < size; column += 2) {
                var neighbours = Neighbours.of(words, size, row, column);
                words[row * size + column] = neighbours.majority ^ opposite(neighbours, random);
            }
        }
    }

    /**
     * A bit waits for the first random plane that has a 1 in its place, plane k = 1, 2, … with probability 2^{−k}, and takes binary digit k
     * of its probability (D. Knuth and A. Yao, in Algorithms and Complexity, ed. J. Traub, 1976).
     */
    private long opposite(Neighbours neighbours, RandomBits random) {
        long none = ~(neighbours.two | neighbours.four);
        long waiting = -1;
        long opposite = 0;
        for (int digit = DIGITS - 1; digit >= 0 && waiting != 0; digit--) {
            long decided = waiting & random.next();
            long one = -(digitsOfTwo >>> digit & 1) & neighbours.two | -(digitsOfFour >>> digit & 1) & neighbours.four
                    | -(digitsOfNone >>> digit & 1) & none;
            opposite |= decided & one;
            waiting ^= decided;
        }
        return opposite;
    }

    /**
     * Adds ln q of the spins to {@code probability}.
     *
     * @param unequal unequal bonds of each configuration
     */
    void addTo(LogProbability probability, long[] words, int[] unequal) {
        int sites = 0;
        for (int row = 0; row < size; row++) {
            for (int column = 1 - row % 2; column < size; column += 2) {
                var neighbours = Neighbours.of(words, size, row, column);
                two[sites] = neighbours.two;
                four[sites] = neighbours.four;
                sites++;
            }
        }
        sums.ones(two, sites, twos);
        sums.ones(four, sites, fours);
        double ofNone = StrictMath.log(2);
        double ofTwo = StrictMath.log(2 * StrictMath.cosh(2 * beta));
        double ofFour = StrictMath.log(2 * StrictMath.cosh(4 * beta));
        for (int lane = 0; lane < Long.SIZE; lane++) {
            double bonds = 2.0 * size * size - 2 * unequal[lane];
            int nones = sites - twos[lane] - fours[lane];
            probability.add(lane, beta * bonds - nones * ofNone - twos[lane] * ofTwo - fours[lane] * ofFour);
        }
    }
}
