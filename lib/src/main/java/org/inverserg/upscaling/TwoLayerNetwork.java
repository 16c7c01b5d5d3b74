package org.inverserg.upscaling;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.inverserg.descent.LossCurve;
import org.inverserg.flip.SignFlipStep;
import org.inverserg.flip.TwoLayerStep;
import org.inverserg.flip.UpscalingStep;
import org.inverserg.lattice.Spins;
import org.inverserg.likelihood.NetworkBatchLoss;
import org.inverserg.likelihood.NetworkParameters;
import org.inverserg.network.ConvolutionShape;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.Replicas;

/**
 * A network of two layers that draws fine spins given coarse ones, independently of each other: coarse spins, 1 for +1 and 0 for −1, copied to 2×2,
 * convolution k×k to 32 channels, max(0, ·), convolution k×k, both with biases and periodic; the output is the field h of P(σ=+1) = 1/(1 + e^{−h})
 * (Rançon et al. 2025, Sec. VI). k = 3 or 7.
 *
 * <p>Neither σ → −σ nor the symmetry of the square is built in: {@link #asymmetry} measures how far it is from them. So that at least no direction of
 * the magnetization is preferred, upscaling turns each coarse configuration around with probability ½, and what it draws back;
 * {@link #withoutTurning} leaves that out.
 */
public final class TwoLayerNetwork extends Upscaler {

    private static final int CHANNELS = 32;

    private final ConvolutionShape shape;
    private final float[] parameters;
    private final LossCurve curve;
    private final long samples;
    private final Provenance provenance;
    private final boolean turning;

    TwoLayerNetwork(NetworkParameters fit, Provenance provenance) {
        this(fit.shape(), fit.parameters(), fit.curve(), fit.samples(), provenance);
    }

    /** @param curve null for given parameters */
    TwoLayerNetwork(ConvolutionShape shape, float[] parameters, LossCurve curve, long samples, Provenance provenance) {
        this(shape, parameters, curve, samples, provenance, true);
    }

    private TwoLayerNetwork(ConvolutionShape shape, float[] parameters, LossCurve curve, long samples, Provenance provenance, boolean turning) {
        this.shape = shape;
        this.parameters = parameters;
        this.curve = curve;
        this.samples = samples;
        this.provenance = provenance;
        this.turning = turning;
    }

    /**
     * A network that is still to be trained.
     *
     * @param size k, 3 or 7
     * @throws IllegalArgumentException if it is another
     */
    public static TwoLayerShape kernel(int size) {
        return new TwoLayerShape(ConvolutionShape.upsampled(size, CHANNELS));
    }

    /**
     * A network with given weights, trained elsewhere: in PyTorch, say, as {@code Conv2d(1, n, k)}, {@code ReLU}, {@code Conv2d(n, 1, k)}. The arrays are those of
     * its state dict, flattened in their order, {@code tensor.flatten()}.
     *
     * <p>The network is taken to be fed with 1 for a coarse spin +1 and 0 for −1. If it was fed with ±1, give 2w for each of the first weights and
     * b − Σw for each of the first biases, Σw the sum over its channel as it was: the fields are the same then.
     *
     * @param size    k, 3 or 7
     * @param weight1 first convolution, n × 1 × k × k: channel, row, column
     * @param bias1   n, one for each channel
     * @param weight2 second convolution, 1 × n × k × k
     * @param bias2   1, added to the field
     * @throws IllegalArgumentException if k is another, if the lengths do not go together, or if a number is not finite in single precision
     */
    public static TwoLayerNetwork withWeights(int size, double[] weight1, double[] bias1, double[] weight2, double[] bias2) {
        int channels = Require.given(bias1, "the biases of the first convolution").length;
        var shape = ConvolutionShape.upsampled(size, channels);
        int weights = channels * size * size;
        double[][] given = {Require.given(weight1, "the weights of the first convolution"), bias1,
            Require.given(weight2, "the weights of the second convolution"), Require.given(bias2, "the bias of the second convolution")};
        int[] lengths = {weights, channels, weights, 1};
        Require.that(IntStream.range(0, given.length).allMatch(i -> given[i].length == lengths[i]),
                "with k = " + size + " and " + channels + " biases a network needs arrays of " + Arrays.toString(lengths) + " numbers",
                Arrays.toString(Arrays.stream(given).mapToInt(array -> array.length).toArray()), "give weights, biases, weights and bias, flattened");
        float[] parameters = floats(Arrays.stream(given).flatMapToDouble(Arrays::stream).toArray());
        String operation = "given weights of a " + new TwoLayerShape(shape) + ", hash " + Integer.toHexString(Arrays.hashCode(parameters));
        return new TwoLayerNetwork(shape, parameters, null, 0, Provenance.of(operation, 0, null));
    }

    private static float[] floats(double[] given) {
        float[] single = new float[given.length];
        for (int i = 0; i < given.length; i++) {
            single[i] = (float) given[i];
            Require.that(Float.isFinite(single[i]), "the parameters of a network must be finite in single precision", given[i] + " as number " + (i + 1),
                    "look where it comes from");
        }
        return single;
    }

    /**
     * A network that was {@linkplain #save saved}, the same in every bit.
     *
     * @throws IllegalArgumentException     if the file holds something else, or is damaged
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static TwoLayerNetwork load(Path file) {
        return TwoLayerFile.load(file);
    }

    /**
     * Writes the network into a text file that says what it is, see {@link #load}: shape, provenance, loss curve, parameters, a line for each, and
     * a checksum. The file is there as a whole or not at all.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public void save(Path file) {
        TwoLayerFile.save(this, file);
    }

    /**
     * The same network, which takes the coarse configurations as they are: a preference for one sign then grows from step to step. So do Rançon
     * et al. (2025) dream.
     */
    public TwoLayerNetwork withoutTurning() {
        return new TwoLayerNetwork(shape, parameters, curve, samples, provenance, false);
    }

    /** k. */
    public int size() {
        return shape.kernel();
    }

    /** Hidden channels. */
    public int channels() {
        return shape.channels();
    }

    /** All parameters, in the order of {@link ConvolutionShape}. */
    public float[] parameters() {
        return parameters.clone();
    }

    /** Whether it was trained here: given weights have no loss curve. */
    public boolean isTrained() {
        return curve != null;
    }

    /**
     * How the loss fell in training.
     *
     * @throws IllegalStateException if the weights were given
     */
    public LossCurve curve() {
        if (curve == null) {
            throw new IllegalStateException("a loss curve belongs to a network that was trained here, got one with given weights; "
                    + "Losses.of(spins).of(network) tells its loss");
        }
        return curve;
    }

    /** The number of fine sites trained on; 0 for given weights. */
    public long samples() {
        return samples;
    }

    /**
     * How far the network is from the symmetries of the Ising model, on given coarse configurations: those of {@code spins.block()}, say.
     *
     * @throws IllegalArgumentException if the lattices are too small for the network
     */
    public Asymmetry asymmetry(Spins coarse) {
        Require.given(coarse, "an ensemble of spins");
        return Asymmetry.of(shape, parameters, coarse);
    }

    @Override
    public Provenance provenance() {
        return provenance;
    }

    @Override
    String weightsKey() {
        return IntStream.range(0, parameters.length).mapToObj(i -> Float.toHexString(parameters[i])).collect(Collectors.joining(" "));
    }

    @Override
    String name() {
        return "two-layer k=" + size() + (turning ? "" : " without turning");
    }

    @Override
    Replicas loss(Losses configurations) {
        return configurations.ofNetworks().of(shape, parameters);
    }

    @Override
    UpscalingStep newStep() {
        var step = TwoLayerStep.of(shape, parameters);
        return turning ? new SignFlipStep(step) : step;
    }

    @Override
    Probability newProbability() {
        var straight = new NetworkBatchLoss(shape, parameters);
        return turning ? TwoLayerNetwork.turning(straight) : (coarse, size, fine) -> negative(straight.of(coarse, size, fine));
    }

    /** P(σ|τ) is ½ that of the network, and ½ what it is for −σ given −τ. */
    private static Probability turning(NetworkBatchLoss straight) {
        return (coarse, size, fine) -> {
            double[] first = straight.of(coarse, size, fine);
            double[] second = straight.of(turned(coarse), size, turned(fine));
            Arrays.setAll(first, lane -> Math.max(-first[lane], -second[lane]) - StrictMath.log(2)
                    + StrictMath.log1p(StrictMath.exp(-Math.abs(first[lane] - second[lane]))));
            return first;
        };
    }

    private static double[] negative(double[] losses) {
        return Arrays.stream(losses).map(loss -> -loss).toArray();
    }

    private static long[] turned(long[] words) {
        return Arrays.stream(words).map(word -> ~word).toArray();
    }

    /** For example {@code two-layer network 1-32-1, k=3, loss after 50 epochs: 0.26012 in training}, or {@code …, given weights}. */
    @Override
    public String toString() {
        return new TwoLayerShape(shape) + ", " + (isTrained() ? curve() : "given weights");
    }
}
