package org.inverserg.bench;

import java.util.OptionalDouble;
import org.inverserg.upscaling.DreamWork;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Dreams from single spins without measuring anything, per generated spin. */
public class DreamStepsBenchmark extends ParallelTask {

    private static final int CONFIGURATIONS = 64;

    /** Kernel and last size. */
    @Param({"k=3 L=512", "k=3 L=1024", "k=5 L=512", "k=7 L=512"})
    public String dream;

    private ParallelWork<DreamWork> batches;

    @Setup
    public void prepare() {
        batches = new ParallelWork<>(i -> new DreamWork(DreamBenchmark.kernel(dream.charAt(2) - '0'), size(), i));
    }

    @Override
    public Object run() {
        batches.run(DreamWork::dream);
        return batches;
    }

    private int size() {
        return Integer.parseInt(dream.replaceAll(".*L=", ""));
    }

    @Override
    public String name() {
        return "dream " + dream;
    }

    @Override
    public double work() {
        return ParallelWork.PIECES * CONFIGURATIONS * (4.0 * size() * size() - 4) / 3;
    }

    @Override
    public String unit() {
        return "ns/spin";
    }

    @Override
    public OptionalDouble limit() {
        return OptionalDouble.of(switch (dream.charAt(2)) {
            case '3' -> 5;
            case '5' -> 11;
            default -> 22;
        });
    }
}
