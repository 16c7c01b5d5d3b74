package org.inverserg.markov;

import java.util.OptionalDouble;
import org.inverserg.bench.Gauge;
import org.inverserg.bench.Task;
import org.inverserg.model.IsingModel;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Wolff's clusters at the critical point, per flipped spin. */
public class WolffBenchmark extends Task {

    private static final long SPINS = 1 << 22;
    private static final int THERMALIZATION_IN_SWEEPS = 30;

    @Param({"128", "512", "1024"})
    public int size;

    private Wolff state;
    /** The last cluster of a call goes beyond what was asked for; the next call does less by that. */
    private long ahead;

    @Setup
    public void thermalize() {
        state = new Wolff(size, IsingModel.critical().bondProbability(), 1);
        state.start(1);
        advance((long) THERMALIZATION_IN_SWEEPS * size * size);
    }

    @Override
    public Object run() {
        return advance(SPINS);
    }

    private long advance(long spins) {
        while (ahead < spins) {
            ahead += state.flip();
        }
        ahead -= spins;
        return ahead;
    }

    @Override
    public String name() {
        return "Wolff L=" + size;
    }

    @Override
    public double work() {
        return SPINS;
    }

    @Override
    public String unit() {
        return "ns/flipped spin";
    }

    @Override
    public OptionalDouble limit() {
        return OptionalDouble.of(9);
    }

    @Override
    public Gauge gauge() {
        return Gauge.REGISTERS;
    }
}
