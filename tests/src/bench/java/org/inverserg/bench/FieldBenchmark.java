package org.inverserg.bench;

import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.inverserg.sampling.PhiFourWork;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Updates of the φ⁴ theory at point A, two independent chains: Metropolis per site, Wolff clusters per flipped site. */
public class FieldBenchmark extends ParallelTask {

    private static final int CHAINS = 2;
    private static final long SITES = 1 << 22;

    @Param({"Metropolis", "Wolff"})
    public String update;

    @Param({"128", "512"})
    public int size;

    private PhiFourWork[] chains;

    @Setup
    public void prepare() {
        chains = IntStream.range(0, CHAINS).mapToObj(chain -> new PhiFourWork(size, chain)).toArray(PhiFourWork[]::new);
    }

    /** Flips a little more than the stated number of sites: at most one cluster. */
    @Benchmark
    public void update() {
        ParallelWork.run(CHAINS, chain -> {
            if (update.equals("Metropolis")) {
                chains[chain].sweep((int) (SITES / size / size));
            } else {
                chains[chain].flip(SITES);
            }
        });
    }

    @Override
    public String name() {
        return "φ⁴ " + update + " L=" + size;
    }

    @Override
    public double work() {
        return (double) CHAINS * SITES;
    }

    @Override
    public String unit() {
        return update.equals("Metropolis") ? "ns/site" : "ns/flipped site";
    }

    @Override
    public OptionalDouble aim() {
        return OptionalDouble.of(update.equals("Metropolis") ? 5 : 38);
    }
}
