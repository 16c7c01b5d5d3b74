package org.inverserg.bench;

import java.util.OptionalDouble;
import java.util.Random;
import org.inverserg.flip.TwoLayerWork;
import org.inverserg.network.ConvolutionShape;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * Fine spins drawn with a two-layer network of 32 channels, 64 configurations at once from 32×32 to 64×64. The unit is the time
 * of 10³ floating-point operations as the definition has them, 4k² for each channel and fine spin: GFLOP/s are 1000 divided by it.
 */
public class TwoLayerBenchmark extends ParallelTask {

    private static final int CONFIGURATIONS = 64;
    private static final int SIZE = 32;
    private static final int CHANNELS = 32;
    private static final double UNIT = 1000;

    @Param({"k=3", "k=3 by look-up", "k=7"})
    public String network;

    private ParallelWork<TwoLayerWork> batches;

    @Setup
    public void prepare() {
        float[] parameters = ConvolutionBenchmark.floats(new Random(1), shape().parameters());
        boolean lookUp = network.endsWith("look-up");
        batches = new ParallelWork<>(i -> new TwoLayerWork(shape(), parameters, lookUp, SIZE, i));
    }

    @Override
    public Object run() {
        batches.run(TwoLayerWork::draw);
        return batches;
    }

    private ConvolutionShape shape() {
        return ConvolutionShape.upsampled(network.charAt(2) - '0', CHANNELS);
    }

    @Override
    public String name() {
        return "two-layer network " + network;
    }

    @Override
    public double work() {
        return shape().flopsPerSite() * ParallelWork.PIECES * CONFIGURATIONS * 4 * SIZE * SIZE / UNIT;
    }

    @Override
    public String unit() {
        return "ns/kFLOP";
    }

    @Override
    public OptionalDouble limit() {
        return OptionalDouble.of(network.endsWith("look-up") ? 150 : 550);
    }
}
