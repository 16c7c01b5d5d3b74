package org.inverserg.bench;

import java.util.OptionalDouble;
import org.inverserg.lattice.Spins;
import org.openjdk.jmh.annotations.Setup;

/** Majority blocking with random ties, per fine spin. */
public class BlockingBenchmark extends ParallelTask {

    private static final int COUNT = 4096;
    private static final int SIZE = 256;

    private Spins spins;

    @Setup
    public void prepare() {
        spins = DreamBenchmark.kernel(3).dream(COUNT).seed(1).configurationsAt(SIZE);
    }

    @Override
    public Object run() {
        return spins.block();
    }

    @Override
    public String name() {
        return "block L=" + SIZE;
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
    public OptionalDouble limit() {
        return OptionalDouble.of(2);
    }
}
