package org.inverserg.bench;

import org.inverserg.exact.DecimationDreamPlan;
import org.inverserg.exact.InverseDecimation;
import org.inverserg.sampling.Ising;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/**
 * Dreams by inverse decimation, each with its probability and its observables, per spin of the last lattice. The kernels are trained on few
 * configurations: what they have learned changes nothing in the time they take.
 */
public class ExactDreamBenchmark extends ParallelTask {

    private static final int CONFIGURATIONS = 1024;
    private static final int TRAINED_ON = 2000;

    @Param({"32", "64"})
    public int size;

    private DecimationDreamPlan plan;

    @Setup
    public void prepare() {
        plan = InverseDecimation.of(Ising.critical(size)).seed(1).train(TRAINED_ON).dream(CONFIGURATIONS).seed(2);
    }

    @Override
    public Object run() {
        return plan.upTo(size).logProbabilities();
    }

    @Override
    public String name() {
        return "exact dream with probability L=" + size;
    }

    @Override
    public double work() {
        return (double) CONFIGURATIONS * size * size;
    }

    @Override
    public String unit() {
        return "ns/spin";
    }
}
