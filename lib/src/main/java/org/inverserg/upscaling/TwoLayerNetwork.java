package org.inverserg.upscaling;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.inverserg.descent.LossCurve;
import org.inverserg.flip.SignFlipStep;
import org.inverserg.flip.TwoLayerStep;
import org.inverserg.flip.UpscalingStep;
import org.inverserg.lattice.Spins;
import org.inverserg.likelihood.NetworkParameters;
import org.inverserg.network.ConvolutionShape;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.Replicas;

/**
 * A network of two layers that draws fine spins given coarse ones, independently of each other: coarse spins copied to 2×2, convolution k×k to 32
 * channels, max(0, ·), convolution k×k, both with biases and periodic; the output is the field h of P(σ=+1) = 1/(1 + e^{−h}) (Rançon et al. 2025,
 * Sec. VI). k = 3 or 7.
 *
 * <p>Neither σ → −σ nor the symmetry of the square is built in: {@link #asymmetry} measures how far it is from them. So that at least no direction of
 * the magnetization is preferred, upscaling turns each coarse configuration around with probability ½, and what it draws back.
 */
public final class TwoLayerNetwork extends Upscaler {

    private static final int CHANNELS = 32;

    private final NetworkParameters fit;
    private final Provenance provenance;

    TwoLayerNetwork(NetworkParameters fit, Provenance provenance) {
        this.fit = fit;
        this.provenance = provenance;
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

    /** k. */
    public int size() {
        return fit.shape().kernel();
    }

    /** Hidden channels. */
    public int channels() {
        return fit.shape().channels();
    }

    /** All parameters, in the order of {@link ConvolutionShape}. */
    public float[] parameters() {
        return fit.parameters();
    }

    /** How the loss fell in training. */
    public LossCurve curve() {
        return fit.curve();
    }

    /** The number of fine sites trained on. */
    public long samples() {
        return fit.samples();
    }

    /**
     * How far the network is from the symmetries of the Ising model, on given coarse configurations: those of {@code spins.block()}, say.
     *
     * @throws IllegalArgumentException if the lattices are too small for the network
     */
    public Asymmetry asymmetry(Spins coarse) {
        Require.given(coarse, "an ensemble of spins");
        return Asymmetry.of(fit.shape(), fit.parameters(), coarse);
    }

    @Override
    public Provenance provenance() {
        return provenance;
    }

    @Override
    String weightsKey() {
        float[] parameters = parameters();
        return IntStream.range(0, parameters.length).mapToObj(i -> Float.toHexString(parameters[i])).collect(Collectors.joining(" "));
    }

    @Override
    String name() {
        return "two-layer k=" + size();
    }

    @Override
    Replicas loss(Losses configurations) {
        return configurations.ofNetworks().of(fit.shape(), fit.parameters());
    }

    @Override
    UpscalingStep newStep() {
        return new SignFlipStep(TwoLayerStep.of(fit.shape(), fit.parameters()));
    }

    /** For example {@code two-layer network 1-32-1, k=3, loss after 50 epochs: 0.26012 in training}. */
    @Override
    public String toString() {
        return new TwoLayerShape(fit.shape()) + ", " + curve();
    }
}
