package org.inverserg.bench;

import java.util.OptionalDouble;
import org.inverserg.markov.PhiFourWork;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Updates of the φ⁴ theory at point A: Metropolis per site, Wolff clusters per flipped site. */
public class FieldBenchmark extends ParallelTask {

    private static final long SITES = 1 << 19;

    @Param({"Metropolis", "Wolff"})
    public String update;

    @Param({"128", "512"})
    public int size;

    private ParallelWork<PhiFourWork> chains;

    @Setup
    public void prepare() {
        chains = new ParallelWork<>(chain -> new PhiFourWork(size, chain));
    }

    @Override
    public Object run() {
        chains.run(chain -> {
            if (update.equals("Metropolis")) {
                chain.sweep((int) (SITES / size / size));
            } else {
                chain.flip(SITES);
            }
        });
        return chains;
    }

    @Override
    public String name() {
        return "φ⁴ " + update + " L=" + size;
    }

    @Override
    public double work() {
        return (double) ParallelWork.PIECES * SITES;
    }

    @Override
    public String unit() {
        return update.equals("Metropolis") ? "ns/site" : "ns/flipped site";
    }

    @Override
    public OptionalDouble limit() {
        return OptionalDouble.of(update.equals("Metropolis") ? 110 : 45);
    }

    @Override
    public Gauge gauge() {
        return update.equals("Metropolis") ? Gauge.VECTORS : Gauge.REGISTERS;
    }
}
