package org.inverserg.likelihood;

import org.inverserg.bench.Gauge;
import org.inverserg.bench.Task;
import org.inverserg.lattice.MajorityRule;
import org.inverserg.lattice.Spins;
import org.inverserg.patterns.Orbits;
import org.inverserg.upscaling.SymmetricKernel;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Newton's method alone, once the patterns are counted; from zero weights to the optimum. */
public class NewtonBenchmark extends Task {

    private static final int COUNT = 4096;
    private static final double NANOSECONDS = 1e6;

    @Param({"3", "7"})
    public int k;

    private Likelihood likelihood;

    @Setup
    public void count() {
        Spins spins = SymmetricKernel.withWeights(3, 1.452482, 0.587866, 0.573146).dream(COUNT).seed(1).configurationsAt(32);
        likelihood = PatternLikelihood.count(Orbits.ofSize(k), spins, MajorityRule.provenance(spins, 1L));
    }

    @Override
    public Object run() {
        return Newton.minimize(likelihood, new double[likelihood.parameters()]);
    }

    @Override
    public String name() {
        return "Newton k=" + k;
    }

    @Override
    public double work() {
        return NANOSECONDS;
    }

    @Override
    public String unit() {
        return "ms";
    }

    @Override
    public Gauge gauge() {
        return Gauge.REGISTERS;
    }
}
