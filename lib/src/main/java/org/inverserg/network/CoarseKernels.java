package org.inverserg.network;

/**
 * The first convolution as the coarse lattice sees it. The fine site (2y + p, 2x + q) depends on w×w coarse sites only, from
 * (y + first(p), x + first(q)) on; so there are four small kernels w×w, one for each parity (p, q), instead of one large kernel on
 * the fine lattice: 2×2 for the transposed convolution and for k = 3, 4×4 instead of 7×7 for k = 7, w×w for the linear kind.
 *
 * <p>Row i of the large kernel belongs to row places[p][i] of the small kernel for p, or to none; columns likewise. Rows that fall
 * together are added, and a derivative by a small kernel's weight is one by each of the weights that were added.
 */
final class CoarseKernels {

    private static final int NONE = -1;

    private final int channels;
    private final int kernel;
    private final int window;
    private final int radius;
    private final int[][] places;

    CoarseKernels(ConvolutionShape shape) {
        channels = shape.channels();
        kernel = shape.firstKernel();
        radius = shape.kind() == ConvolutionShape.Kind.UPSAMPLED ? (kernel - 1) / 2 : kernel / 2 - 1;
        window = radius + 1;
        places = new int[2][kernel];
        for (int p = 0; p < 2; p++) {
            for (int i = 0; i < kernel; i++) {
                places[p][i] = shape.kind() == ConvolutionShape.Kind.UPSAMPLED ? upsampled(p, i) : transposed(p, i);
            }
        }
    }

    /** Y = 2y + p is reached from coarse row (Y + r − i)/2. */
    private int transposed(int p, int i) {
        return Math.floorMod(p + radius - i, 2) == 0 ? Math.floorDiv(p + radius - i, 2) - first(p) : NONE;
    }

    /** Y + i − r lies in coarse row ⌊(2y + p + i − r)/2⌋. */
    private int upsampled(int p, int i) {
        return Math.floorDiv(p + i - radius, 2) - first(p);
    }

    /** w. */
    int window() {
        return window;
    }

    /** The first coarse row, or column, that sites of parity p depend on, from their own. */
    int first(int p) {
        return Math.floorDiv(p - radius, 2);
    }

    /** The number of places of a small kernel, w² and zeros up to the next multiple of 4: so many rows are added at a time. */
    int taps() {
        return (window * window + 3) / 4 * 4;
    }

    /** The small kernels: [channel][2p + q][row·w + column]. */
    float[][][] of(float[] parameters) {
        float[][][] small = new float[channels][4][taps()];
        forEach((channel, weight, parity, place) -> small[channel][parity][place] += parameters[weight]);
        return small;
    }

    /** Adds derivatives by the small kernels of one channel to those by the parameters. */
    void pullBack(double[][] small, int channel, double[] gradient) {
        forEach(channel, (same, weight, parity, place) -> gradient[weight] += small[parity][place]);
    }

    @FunctionalInterface
    private interface Term {
        void accept(int channel, int weight, int parity, int place);
    }

    private void forEach(Term term) {
        for (int channel = 0; channel < channels; channel++) {
            forEach(channel, term);
        }
    }

    private void forEach(int channel, Term term) {
        for (int parity = 0; parity < 4; parity++) {
            for (int i = 0; i < kernel; i++) {
                for (int j = 0; j < kernel; j++) {
                    int row = places[parity >> 1][i];
                    int column = places[parity & 1][j];
                    if (row != NONE && column != NONE) {
                        term.accept(channel, (channel * kernel + i) * kernel + j, parity, row * window + column);
                    }
                }
            }
        }
    }
}
