package org.inverserg.bench;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.inverserg.couplings.CouplingClass;
import org.inverserg.couplings.CouplingSums;
import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Batches;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** All 36 classes of couplings on kept configurations, per spin. */
public class CouplingBenchmark extends ParallelTask {

    private static final int COUNT = 1024;
    private static final int SIZE = 256;

    /** All shapes of a class, or one of each. */
    @Param({"all orientations", "one orientation"})
    public String shapes;

    private Spins spins;
    private List<CouplingClass> classes;

    @Setup
    public void prepare() {
        spins = DreamBenchmark.kernel(3).dream(COUNT).seed(1).configurationsAt(SIZE);
        classes = CouplingClass.all();
        if (shapes.startsWith("one")) {
            classes = classes.stream().map(c -> new CouplingClass(c.spins(), c.shapes().subList(0, 1))).toList();
        }
    }

    /** What a thread works with. */
    private final class Scratch {
        private final CouplingSums engine = new CouplingSums(classes);
        private final int[][] sums = new int[classes.size()][Batches.WIDTH];
        private final long[] words = new long[SIZE * SIZE];
    }

    @Override
    public Object run() {
        long[] total = new long[1];
        Supplier<Scratch> scratch = Scratch::new;
        Batches.run("measuring couplings", spins.batches(), scratch, (own, batch) -> {
            spins.copyBatch(batch, own.words);
            own.engine.measure(own.words, SIZE, own.sums);
            return own.sums[0][0];
        }, (batch, sum) -> total[0] += sum);
        return total[0];
    }

    @Override
    public String name() {
        return "36 couplings " + shapes + " L=" + SIZE;
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
        return OptionalDouble.of(shapes.startsWith("one") ? 11 : 25);
    }
}
