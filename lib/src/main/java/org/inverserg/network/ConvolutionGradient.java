package org.inverserg.network;

import java.util.Arrays;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;

/**
 * The derivatives of a loss by all parameters of a network of two convolutions, given its derivatives by the output
 * (back-propagation; D. Rumelhart, G. Hinton and R. Williams, Nature 323, 533, 1986). Has working memory and belongs to one thread.
 *
 * <p>One channel after the other, row by row. With h = f(a) in the hidden row Y and g the derivatives by the output,
 * <pre>∂/∂w(i, j) = Σ h(Y, X) g(Y − i + r, X − j + r),   ∂/∂h(Y, X) = Σ_{i,j} w(i, j) g(Y − i + r, X − j + r)</pre>
 * for the second kernel w; and what reaches a goes to the small kernels of the first convolution (see {@link CoarseKernels}). The
 * hidden row is computed again rather than kept. A sum over the lattice first stays a sum for each place of a row, which is
 * vector code; in the end these are added in double precision, in the order of the row.
 *
 * @hidden
 */
@Internal
public final class ConvolutionGradient {

    private final ConvolutionShape shape;
    private final int kernel;
    private final float[] parameters;
    private final float[] mirrored;
    private final CoarseKernels kernels;
    private final float[][][] weights;
    private int size;
    private int lanes;
    private int count;
    private CoarseRows coarseRows;
    private FineColumns[] outputGradient;
    /** For even and odd columns: a, then ∂f/∂a, then the derivative by a. */
    private float[][] sums;
    private float[][] hidden;
    private float[][] hiddenGradient;
    private float[][] byBias;
    private float[][] secondSums;
    private float[][][] firstSums;
    private float[] biasSums;

    /** @param parameters in the order of {@link ConvolutionShape}; not to be changed while they are used */
    public ConvolutionGradient(ConvolutionShape shape, float[] parameters) {
        Require.given(shape, "the shape of a network");
        Require.that(shape.kind() != ConvolutionShape.Kind.LINEAR, "gradients are those of two convolutions", shape, "the best linear map is known without");
        shape.check(parameters);
        this.shape = shape;
        this.parameters = parameters;
        kernel = shape.kernel();
        kernels = new CoarseKernels(shape);
        weights = kernels.of(parameters);
        mirrored = mirrored();
    }

    /** The second kernels with the order of their weights reversed. */
    private float[] mirrored() {
        int weightsOfOne = kernel * kernel;
        float[] reversed = new float[shape.channels() * weightsOfOne];
        for (int i = 0; i < reversed.length; i++) {
            int within = i % weightsOfOne;
            reversed[i] = parameters[shape.secondKernels() + i - within + weightsOfOne - 1 - within];
        }
        return reversed;
    }

    /**
     * Adds the derivatives by the parameters, summed over sites and lanes.
     *
     * @param coarse       the input as in {@link ConvolutionForward#apply}
     * @param fineGradient derivatives of the loss by the output, in the order of the output
     * @param gradient     is added to, in the order of the parameters
     */
    public void add(float[] coarse, int size, int lanes, float[] fineGradient, double[] gradient) {
        ConvolutionForward.checkLanes(size, lanes);
        Require.length(Require.given(coarse, "the coarse fields").length, (long) size * size * lanes, "the coarse fields");
        Require.length(Require.given(fineGradient, "the gradient of the fine fields").length, 4L * size * size * lanes, "the gradient of the fine fields");
        Require.length(Require.given(gradient, "the gradient of the parameters").length, shape.parameters(), "the gradient of the parameters");
        prepare(size, lanes);
        for (int row = 0; row < 2 * size; row++) {
            outputGradient[row].load(fineGradient, row * 2 * count);
        }
        for (int channel = 0; channel < shape.channels(); channel++) {
            clear();
            for (int y = 0; y < size; y++) {
                coarseRows.load(coarse, y);
                for (int p = 0; p < 2; p++) {
                    addRow(2 * y + p, channel);
                }
            }
            collect(channel, gradient);
        }
        if (shape.kind() == ConvolutionShape.Kind.UPSAMPLED) {
            gradient[gradient.length - 1] += sumOfOutputGradient();
        }
    }

    private void prepare(int newSize, int newLanes) {
        if (newSize == size && newLanes == lanes) {
            return;
        }
        size = newSize;
        lanes = newLanes;
        count = size * lanes;
        coarseRows = new CoarseRows(kernels, size, lanes);
        outputGradient = new FineColumns[2 * size];
        Arrays.setAll(outputGradient, row -> new FineColumns(kernel, lanes, count));
        sums = RowLoops.rows(2, count);
        hidden = RowLoops.rows(2, count);
        hiddenGradient = RowLoops.rows(2, count);
        byBias = RowLoops.rows(2, count);
        secondSums = RowLoops.rows(kernel * kernel, count);
        firstSums = new float[4][][];
        Arrays.setAll(firstSums, parity -> RowLoops.rows(kernels.window() * kernels.window(), count));
        biasSums = RowLoops.row(count);
    }

    private void clear() {
        for (float[] sum : secondSums) {
            Arrays.fill(sum, 0);
        }
        for (float[][] parity : firstSums) {
            for (float[] sum : parity) {
                Arrays.fill(sum, 0);
            }
        }
        Arrays.fill(biasSums, 0);
    }

    private void addRow(int row, int channel) {
        float bias = parameters[shape.biases() + channel];
        for (int q = 0; q < 2; q++) {
            int parity = 2 * (row & 1) + q;
            coarseRows.convolve(parity, weights[channel][parity], sums[q]);
            System.arraycopy(sums[q], 0, hidden[q], 0, count);
            shape.activation().apply(hidden[q], bias, count);
            shape.activation().differentiate(sums[q], bias, byBias[q], count);
            Arrays.fill(hiddenGradient[q], 0);
        }
        for (int i = 0; i < kernel; i++) {
            addToSecond(i, gradientRow(row - i + kernel / 2));
            RowLoops.addKernelRow(hiddenGradient[0], hiddenGradient[1], gradientRow(row + i - kernel / 2), mirrored,
                    (channel * kernel + i) * kernel, kernel, count);
        }
        for (int q = 0; q < 2; q++) {
            RowLoops.addProduct(biasSums, hiddenGradient[q], byBias[q], count);
            RowLoops.multiply(sums[q], hiddenGradient[q], count);
            addToFirst(2 * (row & 1) + q, sums[q]);
        }
    }

    private float[][] gradientRow(int row) {
        return outputGradient[Math.floorMod(row, 2 * size)].columns();
    }

    /** Row i of the second kernel; g are the copies of the row of derivatives that it sees. */
    private void addToSecond(int i, float[][] g) {
        for (int j = 0; j < kernel; j++) {
            RowLoops.addProducts(secondSums[i * kernel + j], hidden[0], g[kernel - 1 - j], hidden[1], g[kernel - j], count);
        }
    }

    private void addToFirst(int parity, float[] a) {
        float[][] x = coarseRows.taps(parity);
        for (int i = 0; i < x.length; i += 2) {
            RowLoops.addBothProducts(firstSums[parity][i], firstSums[parity][i + 1], a, x[i], x[i + 1], count);
        }
    }

    private void collect(int channel, double[] gradient) {
        int at = shape.secondKernels() + channel * kernel * kernel;
        for (int i = 0; i < kernel * kernel; i++) {
            gradient[at + i] += RowLoops.sum(secondSums[i], count);
        }
        gradient[shape.biases() + channel] += RowLoops.sum(biasSums, count);
        double[][] small = new double[4][];
        Arrays.setAll(small, parity -> Arrays.stream(firstSums[parity]).mapToDouble(sum -> RowLoops.sum(sum, count)).toArray());
        kernels.pullBack(small, channel, gradient);
    }

    private double sumOfOutputGradient() {
        double sum = 0;
        for (FineColumns row : outputGradient) {
            sum += RowLoops.sum(row.even(), count) + RowLoops.sum(row.odd(), count);
        }
        return sum;
    }
}
