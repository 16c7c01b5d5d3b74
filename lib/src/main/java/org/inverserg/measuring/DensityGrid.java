package org.inverserg.measuring;

/**
 * Bins for the magnetization of L² spins, aligned with its possible values m = (2n − V)/V, n the number of up spins, V = L²: each
 * bin holds {@code width} neighbouring values, those at the two ends perhaps fewer. The bins are symmetric under m → −m: for even V
 * one of them has m = 0 in its middle, for odd V two meet there.
 *
 * @param size  L
 * @param width values to a bin, odd where V is even
 */
record DensityGrid(int size, int width) {

    /** Finer bins are never needed: their errors would be larger than what they resolve. */
    private static final int MOST_BINS = 4096;

    DensityGrid {
        if (width < 1 || width % 2 == 0 && size % 2 == 0) {
            throw new IllegalArgumentException("bins that are symmetric under m → −m hold an odd number of values on an even lattice, got "
                    + width + "; use " + (width + 1));
        }
    }

    /** The finest bins that are kept. */
    static DensityGrid finest(int size) {
        return new DensityGrid(size, 1).withBins(MOST_BINS);
    }

    /** Whole multiples of these bins, the narrowest of which there are at most {@code most}; these themselves if they are so few. */
    DensityGrid withBins(int most) {
        int factor = 1;
        while (coarser(factor).bins() > most) {
            factor += 2;
        }
        return coarser(factor);
    }

    private DensityGrid coarser(int factor) {
        return new DensityGrid(size, width * factor);
    }

    private int volume() {
        return size * size;
    }

    /** Index of a value: 0 for the one in the middle or, for odd V, just above it. */
    private int index(int up) {
        return Math.floorDiv(2 * up - volume(), 2);
    }

    /** Values of the middle bin that lie below its middle. */
    private int below() {
        return volume() % 2 == 0 ? (width - 1) / 2 : 0;
    }

    private int signedBin(int up) {
        return Math.floorDiv(index(up) + below(), width);
    }

    /** The number of bins. */
    int bins() {
        return signedBin(volume()) - signedBin(0) + 1;
    }

    /** The bin, from 0, of a configuration with {@code up} up spins. */
    int bin(int up) {
        return signedBin(up) - signedBin(0);
    }

    /** The number of up spins of the lowest value in a bin. */
    private int first(int bin) {
        return Math.max(0, lowest(bin));
    }

    private int lowest(int bin) {
        return (bin + signedBin(0)) * width - below() - index(0);
    }

    /** The number of values in a bin. */
    int values(int bin) {
        return Math.min(volume(), lowest(bin) + width - 1) - first(bin) + 1;
    }

    /** The mean of a bin's values of m. */
    double magnetization(int bin) {
        double up = first(bin) + (values(bin) - 1) / 2.0;
        return (2 * up - volume()) / volume();
    }

    /** The width of a bin in m: 2/V for each of its values. */
    double extent(int bin) {
        return 2.0 * values(bin) / volume();
    }

    /** The bin of the opposite magnetization. */
    int mirrored(int bin) {
        return bins() - 1 - bin;
    }
}
