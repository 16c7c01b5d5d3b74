package org.inverserg.bench;

import org.inverserg.upscaling.DreamPlan;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** What a spin costs in small and large dreams: k = 3 with all scalar observables, one thread. */
public class DreamSizeBenchmark extends Task {

    /** Of the rows: {@link Bench} compares them. */
    static final String NAME = "dream from 1 to";

    private static final double SPINS = 1 << 26;

    @Param({"64", "256", "1024", "4096"})
    public int size;

    private DreamPlan plan;

    @Setup
    public void prepare() {
        plan = DreamBenchmark.kernel(3).dream(count()).seed(1);
    }

    /** Whole batches, of about as many spins at every size. */
    private int count() {
        return 64 * (int) Math.max(1, SPINS / 64 / size / size);
    }

    @Override
    public Object run() {
        return plan.upTo(size);
    }

    @Override
    public String name() {
        return NAME + " L=" + size;
    }

    @Override
    public double work() {
        return count() * (4.0 * size * size - 4) / 3;
    }

    @Override
    public String unit() {
        return "ns/spin";
    }
}
