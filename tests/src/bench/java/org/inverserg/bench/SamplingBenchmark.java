package org.inverserg.bench;

import java.util.OptionalDouble;
import org.inverserg.sampling.Ising;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Swendsen–Wang sweeps at the critical point, e and m measured after each, per spin and sweep. */
public class SamplingBenchmark extends ParallelTask {

    private static final int SWEEPS = 128;

    @Param({"128", "512", "1024"})
    public int size;

    private Ising plan;

    @Setup
    public void prepare() {
        plan = Ising.critical(size).seed(1).thermalization(0).thinning(1);
    }

    @Override
    public Object run() {
        return plan.measure(count());
    }

    /** Two batches at the least, so that two chains run. */
    private int count() {
        return size < 512 ? 64 * SWEEPS : SWEEPS;
    }

    @Override
    public String name() {
        return "Swendsen–Wang L=" + size;
    }

    @Override
    public double work() {
        return (double) count() * size * size;
    }

    @Override
    public String unit() {
        return "ns/spin/sweep";
    }

    @Override
    public OptionalDouble limit() {
        return OptionalDouble.of(6);
    }

    @Override
    public Gauge gauge() {
        return Gauge.REGISTERS;
    }
}
