package org.inverserg.bench;

import java.util.OptionalDouble;
import java.util.Random;
import org.inverserg.network.ConvolutionForward;
import org.inverserg.network.ConvolutionGradient;
import org.inverserg.network.ConvolutionShape;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * Transposed convolutions of fields 256 → 512, and the gradients of batches of 32 fields 16 → 32. The unit is the
 * time of 10³ floating-point operations as the definition has them, 26 for each hidden channel and fine site, three times as many
 * for a gradient: GFLOP/s are 1000 divided by it.
 */
public class ConvolutionBenchmark extends ParallelTask {

    private static final double UNIT = 1000;

    @Param({"1-8-1", "1-32-1", "1-8-1 gradient"})
    public String network;

    private float[] coarse;
    private ParallelWork<Fields> fields;

    /** What a thread works with. */
    private final class Fields {
        private final ConvolutionForward forward;
        private final ConvolutionGradient gradient;
        private final float[] fine;

        Fields(float[] parameters, Random random) {
            forward = new ConvolutionForward(shape(), parameters);
            gradient = new ConvolutionGradient(shape(), parameters);
            fine = floats(random, 4 * coarse.length);
        }
    }

    @Setup
    public void prepare() {
        var random = new Random(1);
        float[] parameters = floats(random, shape().parameters());
        coarse = floats(random, size() * size() * lanes());
        fields = new ParallelWork<>(i -> new Fields(parameters, random));
    }

    static float[] floats(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat() * 2 - 1;
        }
        return values;
    }

    @Override
    public Object run() {
        fields.run(own -> {
            if (isGradient()) {
                own.gradient.add(coarse, size(), lanes(), own.fine, new double[shape().parameters()]);
            } else {
                own.forward.apply(coarse, size(), lanes(), own.fine);
            }
        });
        return fields;
    }

    private boolean isGradient() {
        return network.endsWith("gradient");
    }

    private ConvolutionShape shape() {
        return ConvolutionShape.transposed(Integer.parseInt(network.split("-")[1]));
    }

    private int size() {
        return isGradient() ? 16 : 256;
    }

    private int lanes() {
        return isGradient() ? 32 : 1;
    }

    @Override
    public String name() {
        return "transposed convolution " + network;
    }

    @Override
    public double work() {
        return ParallelWork.PIECES * shape().flopsPerSite() * 4 * size() * size() * lanes() * (isGradient() ? 3 : 1) / UNIT;
    }

    @Override
    public String unit() {
        return "ns/kFLOP";
    }

    @Override
    public OptionalDouble limit() {
        return isGradient() ? OptionalDouble.empty() : OptionalDouble.of(530);
    }
}
