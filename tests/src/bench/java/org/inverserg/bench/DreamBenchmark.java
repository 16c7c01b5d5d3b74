package org.inverserg.bench;

import java.util.OptionalDouble;
import org.inverserg.upscaling.DreamPlan;
import org.inverserg.upscaling.SymmetricKernel;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Dreams from single spins with all scalar observables at every size, per generated spin; kernels as published for L = 32, N = 10⁶. */
public class DreamBenchmark extends ParallelTask {

    private static final int CONFIGURATIONS = 512;

    /** Kernel and last size. */
    @Param({"k=3 L=512", "k=3 L=1024"})
    public String dream;

    private int size;
    private DreamPlan plan;

    @Setup
    public void prepare() {
        size = Integer.parseInt(dream.replaceAll(".*L=", ""));
        plan = kernel(dream.charAt(2) - '0').dream(CONFIGURATIONS).seed(1);
    }

    static SymmetricKernel kernel(int k) {
        return switch (k) {
            case 3 -> SymmetricKernel.withWeights(3, 1.452482, 0.587866, 0.573146);
            case 5 -> SymmetricKernel.withWeights(5, 1.376823, 0.695583, 0.553284, -0.149380, 0.105498, -0.141227);
            default -> SymmetricKernel.withWeights(7,
                    1.544379, 0.591733, 0.603752, -0.240196, 0.253157, -0.379564, 0.170675, -0.219789, 0.234863, -0.156026);
        };
    }

    @Override
    public Object run() {
        return plan.upTo(size).observables();
    }

    @Override
    public String name() {
        return "dream measured " + dream;
    }

    @Override
    public double work() {
        size = Integer.parseInt(dream.replaceAll(".*L=", ""));
        return CONFIGURATIONS * (4.0 * size * size - 4) / 3;
    }

    @Override
    public String unit() {
        return "ns/spin";
    }

    @Override
    public OptionalDouble limit() {
        return OptionalDouble.of(6);
    }
}
