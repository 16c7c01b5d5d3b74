package org.inverserg.bench;

import org.inverserg.lattice.Spins;
import org.inverserg.upscaling.SymmetricKernel;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** The whole of a training, blocking, counting and Newton's method, per fine spin of 32 768 configurations of 32×32. */
public class TrainingBenchmark extends ParallelTask {

    private static final int COUNT = 32768;
    private static final int SIZE = 32;

    @Param({"3", "7"})
    public int k;

    private Spins spins;

    @Setup
    public void prepare() {
        spins = DreamBenchmark.kernel(3).dream(COUNT).seed(1).configurationsAt(SIZE);
    }

    @Override
    public Object run() {
        return SymmetricKernel.ofSize(k).train(spins);
    }

    @Override
    public String name() {
        return "train k=" + k + " L=" + SIZE;
    }

    @Override
    public double work() {
        return (double) COUNT * SIZE * SIZE;
    }

    @Override
    public String unit() {
        return "ns/spin";
    }

    @Override
    public Gauge gauge() {
        return Gauge.REGISTERS;
    }
}
