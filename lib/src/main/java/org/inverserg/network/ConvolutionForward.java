package org.inverserg.network;

import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;

/**
 * Applies a network of two convolutions, or of one. Has working memory and belongs to one thread.
 *
 * <p>Several configurations are worked on at once as lanes that lie together at each site: rows are then long also on small
 * lattices, and a shift by a site is a shift by as many places as there are lanes. What a lane gives does not depend on the others.
 *
 * <p>One hidden row of one channel at a time: its sums come from the coarse lattice (see {@link CoarseKernels}), and as soon as the
 * activation is applied, the row is added, times the second kernel, to the k fine rows that see it. So nothing but the
 * output leaves the cache, see {@link FineRows}. Even and odd columns of a row stay apart until it is done.
 *
 * @hidden
 */
@Internal
public final class ConvolutionForward {

    /** A row of about this many numbers is long enough for vector code and keeps all rows in the L1 cache. */
    private static final int BEST_ROW = 512;

    private final ConvolutionShape shape;
    private final float[] parameters;
    private final CoarseKernels kernels;
    private final float[][][] weights;
    private int size;
    private int lanes;
    private CoarseRows coarseRows;
    private FineColumns hidden;
    private FineRows output;

    /** @param parameters in the order of {@link ConvolutionShape}; not to be changed while they are used */
    public ConvolutionForward(ConvolutionShape shape, float[] parameters) {
        Require.given(shape, "the shape of a network");
        shape.check(parameters);
        this.shape = shape;
        this.parameters = parameters;
        kernels = new CoarseKernels(shape);
        weights = kernels.of(parameters);
    }

    /** The number of lanes, a power of 2 up to 64, with which lattices of {@code size} are done fastest. */
    public static int bestLanes(int size) {
        Spins.checkSize(size);
        return Math.min(Long.SIZE, Integer.highestOneBit(Math.max(1, BEST_ROW / size)));
    }

    /** @throws IllegalArgumentException unless fields of this size can be worked on so many at a time */
    static void checkLanes(int size, int lanes) {
        Spins.checkSize(size);
        Require.that(lanes >= 1 && (long) lanes * size * size <= Integer.MAX_VALUE / 4, "the number of lanes must be at least 1, and L·L times it below 2²⁹",
                lanes + " of L = " + size, "bestLanes(L) is fastest");
    }

    /**
     * Applies the network.
     *
     * @param coarse L·L·lanes numbers: row by row, site by site, lane by lane
     * @param size   L
     * @param lanes  configurations
     * @param fine   receives 2L·2L·lanes numbers in the same order
     */
    public void apply(float[] coarse, int size, int lanes, float[] fine) {
        checkLanes(size, lanes);
        Require.length(Require.given(coarse, "the coarse fields").length, (long) size * size * lanes, "the coarse fields");
        Require.length(Require.given(fine, "the fine fields").length, 4L * size * size * lanes, "the fine fields");
        prepare(size, lanes);
        if (shape.kind() == ConvolutionShape.Kind.LINEAR) {
            applyLinear(coarse, fine);
        } else {
            applyBoth(coarse, fine);
        }
    }

    private void applyLinear(float[] coarse, float[] fine) {
        int count = size * lanes;
        for (int row = 0; row < 2 * size; row++) {
            if (row % 2 == 0) {
                coarseRows.load(coarse, row / 2);
            }
            convolve(row % 2, 0);
            ColumnParity.join(hidden.even(), hidden.odd(), fine, row * 2 * count, count, lanes);
        }
    }

    private void applyBoth(float[] coarse, float[] fine) {
        float bias = shape.outputBias(parameters);
        output.start(bias);
        for (int row = 0; row < 2 * size; row++) {
            if (row % 2 == 0) {
                coarseRows.load(coarse, row / 2);
            }
            output.enter(row, bias);
            for (int channel = 0; channel < shape.channels(); channel++) {
                hide(row % 2, channel);
                addTo(row, channel);
            }
            output.leave(row, fine);
        }
        output.finish(fine);
    }

    private void prepare(int newSize, int newLanes) {
        if (newSize != size || newLanes != lanes) {
            size = newSize;
            lanes = newLanes;
            coarseRows = new CoarseRows(kernels, size, lanes);
            hidden = new FineColumns(shape.kernel() | 1, lanes, size * lanes);
            output = new FineRows(size, lanes, shape.kernel() / 2);
        }
    }

    /** The first convolution in a row of parity p. */
    private void convolve(int p, int channel) {
        coarseRows.convolve(2 * p, weights[channel][2 * p], hidden.even());
        coarseRows.convolve(2 * p + 1, weights[channel][2 * p + 1], hidden.odd());
    }

    private void hide(int p, int channel) {
        float bias = parameters[shape.biases() + channel];
        convolve(p, channel);
        shape.activation().apply(hidden.even(), bias, size * lanes);
        shape.activation().apply(hidden.odd(), bias, size * lanes);
        hidden.shift();
    }

    /** Hidden row Y adds row i of the second kernel to the output row Y − i + r. */
    private void addTo(int row, int channel) {
        int k = shape.kernel();
        for (int i = 0; i < k; i++) {
            int target = row - i + k / 2;
            int at = shape.secondKernels() + (channel * k + i) * k;
            RowLoops.addKernelRow(output.even(target), output.odd(target), hidden.columns(), parameters, at, k, size * lanes);
        }
    }
}
