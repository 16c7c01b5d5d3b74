package org.inverserg.upscaling;

import java.util.LinkedHashMap;
import java.util.Map;
import org.inverserg.network.ConvolutionShape;
import org.inverserg.parallel.Plan;
import org.inverserg.parallel.Require;

/** The layers of a {@link TwoLayerNetwork} that is still to be trained. Immutable; {@link #adamW} says how. */
public record TwoLayerShape(ConvolutionShape layers) implements Plan {

    /** @throws IllegalArgumentException if there are no layers, or if they do not begin with upsampling */
    public TwoLayerShape {
        Require.that(Require.given(layers, "the layers of a network").kind() == ConvolutionShape.Kind.UPSAMPLED, "a two-layer network begins with upsampling",
                layers.kind(), "take ConvolutionShape.upsampled");
    }

    /**
     * With another number of hidden channels than P1's 32.
     *
     * @throws IllegalArgumentException if less than 1
     */
    public TwoLayerShape channels(int channels) {
        return new TwoLayerShape(ConvolutionShape.upsampled(layers.kernel(), channels));
    }

    /** To be trained by AdamW with a learning rate; P1 has 0.01. */
    public TwoLayerTraining adamW(double rate) {
        return TwoLayerTraining.of(this, rate);
    }

    @Override
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        int k = layers.kernel();
        settings.put("layers", "coarse spins copied to 2×2, convolution " + k + "×" + k + " to " + layers.channels() + " channels, max(0, ·), convolution "
                + k + "×" + k + ", both with biases");
        settings.put("parameters", String.valueOf(layers.parameters()));
        settings.put("next", "adamW(rate) says how it is trained");
        return settings;
    }

    /** For example {@code two-layer network 1-32-1, k=3}. */
    @Override
    public String toString() {
        return "two-layer network 1-" + layers.channels() + "-1, k=" + layers.kernel();
    }
}
