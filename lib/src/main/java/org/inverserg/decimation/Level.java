package org.inverserg.decimation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.inverserg.parallel.RandomBits;

/** One inverse decimation: M/2 × M/2 spins become the (even, even) ones of M×M, and the others are drawn class by class. Immutable. */
final class Level {

    private final int size;
    private final boolean finest;
    private final List<ClassStep> steps;

    private Level(int size, boolean finest, List<ClassStep> steps) {
        this.size = size;
        this.finest = finest;
        this.steps = List.copyOf(steps);
    }

    /** The classes of a level that have kernels: all of a coarse level; of the finest one the first two, the others are drawn exactly. */
    static List<SiteClass> trained(boolean finest) {
        return finest ? List.of(SiteClass.B1, SiteClass.B2) : List.of(SiteClass.values());
    }

    /**
     * A level whose classes have these kernels, in the order of the classes.
     *
     * @param kernels one for each class
     */
    static Level coarse(int size, List<CompiledKernel> kernels) {
        return new Level(size, false, kernels.stream().map(ClassStep::new).toList());
    }

    /**
     * The finest level: the last two colours at (odd, odd) are drawn exactly, and what is left by the {@link HeatBath}.
     *
     * @param kernels of the first two colours
     */
    static Level finest(int size, double beta, List<CompiledKernel> kernels) {
        var all = new ArrayList<>(kernels);
        Arrays.asList(SiteClass.B3, SiteClass.B4).forEach(drawn -> all.add(CompiledKernel.plaquettes(drawn, size, beta)));
        return new Level(size, true, all.stream().map(ClassStep::new).toList());
    }

    /** M. */
    int size() {
        return size;
    }

    /** Whether there is a heat bath to follow. */
    boolean isFinest() {
        return finest;
    }

    /** All numbers that it draws with. */
    DoubleStream weights() {
        return steps.stream().flatMapToDouble(step -> step.kernel().weights());
    }

    /** Draws {@code fine}, M·M words, given {@code coarse}; what is left to the heat bath stays as it is. */
    void draw(long[] coarse, long[] fine, RandomBits random, ClassStep.Scratch scratch, LogProbability probability) {
        int half = size / 2;
        for (int row = 0; row < half; row++) {
            for (int column = 0; column < half; column++) {
                fine[2 * row * size + 2 * column] = coarse[row * half + column];
            }
        }
        steps.forEach(step -> step.draw(fine, random, scratch, probability));
    }

    /** Multiplies {@code probability} by that of {@code fine} given its own (even, even) spins. */
    void evaluate(long[] fine, ClassStep.Scratch scratch, LogProbability probability) {
        steps.forEach(step -> step.evaluate(fine, scratch, probability));
    }
}
