package org.inverserg.patterns;

import java.util.OptionalDouble;
import org.inverserg.bench.ParallelTask;
import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Batches;
import org.inverserg.upscaling.SymmetricKernel;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Counting the patterns of pairs that are blocked already, per fine spin of 32 768 configurations of 32×32. */
public class CountingBenchmark extends ParallelTask {

    private static final int COUNT = 32768;
    private static final int SIZE = 32;

    @Param({"3", "7"})
    public int k;

    private Spins fine;
    private Spins coarse;
    private Tabulation tabulation;

    @Setup
    public void prepare() {
        fine = SymmetricKernel.withWeights(3, 1.452482, 0.587866, 0.573146).dream(COUNT).seed(1).configurationsAt(SIZE);
        coarse = fine.block();
        Orbits orbits = Orbits.ofSize(k);
        tabulation = Tabulation.of(orbits, new PatternClasses(orbits), false);
    }

    private final class Scratch {
        private final BatchCounter counter = tabulation.counters().get();
        private final long[] fineWords = new long[SIZE * SIZE];
        private final long[] coarseWords = new long[SIZE * SIZE / 4];
        private final int[][] counts = new int[1][tabulation.slots()];
    }

    @Override
    public Object run() {
        long[] total = new long[1];
        Batches.run("counting", fine.batches(), Scratch::new, (own, batch) -> {
            fine.copyBatch(batch, own.fineWords);
            coarse.copyBatch(batch, own.coarseWords);
            own.counter.count(own.fineWords, own.coarseWords, SIZE, Batches.WIDTH, Batches.WIDTH, own.counts);
            return own.counts[0][0];
        }, (batch, found) -> total[0] += found);
        return total[0];
    }

    @Override
    public String name() {
        return "count patterns k=" + k + " L=" + SIZE;
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
        return OptionalDouble.of(k == 3 ? 9 : 65);
    }
}
