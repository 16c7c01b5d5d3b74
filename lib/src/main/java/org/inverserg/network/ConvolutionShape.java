package org.inverserg.network;

import org.inverserg.parallel.Require;

/**
 * A network of two periodic convolutions that turns L×L numbers into 2L×2L: one coarse channel → hidden channels on the fine
 * lattice → one fine channel, with an activation f between; or of one convolution without any. Three kinds:
 *
 * <ul>
 * <li>{@link #transposed}: a transposed convolution 4×4 with stride 2 and padding 1, then a convolution 3×3 (Bachtis et al. 2022,
 *     Sec. III, which leaves the layers open). f(a) = a + ½(|a + b| − |a − b|), b a parameter of each channel, and nothing else is
 *     added: the output is exactly odd in the input. f is the odd part of the usual unit max(0, a + b), twice.</li>
 * <li>{@link #upsampled}: every coarse value copied to 2×2 fine ones, a convolution k×k, f(a) = max(0, a + b), a convolution k×k,
 *     and a number added (Rançon et al. 2025, Sec. VI).</li>
 * <li>{@link #linear}: a transposed convolution 2w×2w with stride 2 and padding w − 1, and nothing behind it, so that each fine site is a linear
 *     combination of w×w coarse ones: those around its own, for even w the nearest.</li>
 * </ul>
 *
 * <p>Convolutions are cross-correlations, out(Y, X) = Σ_{i,j} w(i, j) in(Y + i − r, X + j − r), and the transposed one adds w(i, j)
 * in(y, x) to out(2y − 1 + i, 2x − 1 + j), or with w − 1 in place of 1, all as in PyTorch. All parameters lie in one array: the kernels of the first
 * convolution, channel by channel and row by row; b of every channel; the kernels of the second; for the upsampled kind the number
 * added to the output.
 *
 * @param kind     the kind
 * @param kernel   k of the second convolution: 3, or 7 for the upsampled kind; w of the linear kind. Either way, a fine site sees k×k coarse ones
 * @param channels hidden channels, 1 for the linear kind
 */
public record ConvolutionShape(Kind kind, int kernel, int channels) {

    /** What the first convolution is. */
    public enum Kind { TRANSPOSED, UPSAMPLED, LINEAR }

    private static final int TRANSPOSED_KERNEL = 4;
    /** A wider window sees nothing that matters at a critical point, and training lattices are not much larger. */
    private static final int WIDEST = 7;
    /** With these a network has a million parameters, far more than configurations could determine. */
    private static final int MOST_CHANNELS = 10_000;

    /** @throws IllegalArgumentException if k or the number of channels is none of those that exist */
    public ConvolutionShape {
        Require.given(kind, "the kind of the first convolution");
        Require.that(kind != Kind.LINEAR || kernel >= 1 && kernel <= WIDEST && channels == 1, "the window of a linear map must be 1 to " + WIDEST + " coarse sites wide",
                kernel, "3 is what networks of two layers see");
        if (kind != Kind.LINEAR && kernel != 3 && (kernel != 7 || kind == Kind.TRANSPOSED)) {
            throw new IllegalArgumentException("the kernel must be 3, or 7 behind upsampling, got " + kernel + "; 3 serves both");
        }
        if (channels < 1) {
            throw new IllegalArgumentException("a network needs at least 1 hidden channel, got " + channels + "; 8 to 32 are usual");
        }
        if (channels > MOST_CHANNELS) {
            throw new IllegalArgumentException("a network may have at most " + MOST_CHANNELS + " hidden channels, got " + channels + "; 8 to 32 are usual");
        }
    }

    /** Transposed convolution to {@code channels} channels, odd activation, convolution 3×3. */
    public static ConvolutionShape transposed(int channels) {
        return new ConvolutionShape(Kind.TRANSPOSED, 3, channels);
    }

    /** Upsampling, convolution k×k to {@code channels} channels, max(0, a + b), convolution k×k. */
    public static ConvolutionShape upsampled(int kernel, int channels) {
        return new ConvolutionShape(Kind.UPSAMPLED, kernel, channels);
    }

    /** One transposed convolution through which a fine site sees {@code window}×{@code window} coarse ones. */
    public static ConvolutionShape linear(int window) {
        return new ConvolutionShape(Kind.LINEAR, window, 1);
    }

    /** The width of the first convolution's kernels. */
    public int firstKernel() {
        return switch (kind) {
            case TRANSPOSED -> TRANSPOSED_KERNEL;
            case UPSAMPLED -> kernel;
            case LINEAR -> 2 * kernel;
        };
    }

    /** Where b of channel 0 stands in the array of parameters. */
    public int biases() {
        return channels * firstKernel() * firstKernel();
    }

    /** Where the kernel of the second convolution for channel 0 stands. */
    public int secondKernels() {
        return biases() + channels;
    }

    /** The number of parameters. */
    public int parameters() {
        return kind == Kind.LINEAR ? biases() : secondKernels() + channels * kernel * kernel + (kind == Kind.UPSAMPLED ? 1 : 0);
    }

    /** What is added to the output. */
    float outputBias(float[] parameters) {
        return kind == Kind.UPSAMPLED ? parameters[parameters() - 1] : 0;
    }

    Activation activation() {
        return kind == Kind.UPSAMPLED ? Activation.RECTIFIED : Activation.ODD;
    }

    /**
     * Additions and multiplications for each fine site as the definition has them: 2·4 for each channel of the transposed convolution
     * (each fine site is reached by 4 of the 16 weights), 2k² for each of every other; 2w² for the linear kind.
     */
    public double flopsPerSite() {
        if (kind == Kind.LINEAR) {
            return 2.0 * kernel * kernel;
        }
        double first = kind == Kind.TRANSPOSED ? TRANSPOSED_KERNEL : kernel * kernel;
        return 2 * channels * (first + kernel * kernel);
    }

    /** @throws IllegalArgumentException unless there are as many parameters as the shape has */
    public void check(float[] given) {
        if (Require.given(given, "the parameters of a network").length != parameters()) {
            throw new IllegalArgumentException(this + " has " + parameters() + " parameters, got " + given.length
                    + "; give them in the order of the layers");
        }
    }
}
