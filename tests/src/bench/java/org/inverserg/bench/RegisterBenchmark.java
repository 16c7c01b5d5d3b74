package org.inverserg.bench;

import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/**
 * Steps of four xorshift generators in registers, without any use of memory: what the machine itself gives. As far as its times vary, those
 * of all other tasks do; and what two threads gain here is, but for that variation, what they can gain there.
 */
public class RegisterBenchmark extends ParallelTask {

    private static final int STEPS = 1 << 21;

    private ParallelWork<AtomicLong> states;

    @Setup
    public void prepare() {
        states = new ParallelWork<>(i -> new AtomicLong(i + 1));
    }

    @Benchmark
    public void step() {
        states.run(state -> state.set(steps(state.get())));
    }

    private static long steps(long seed) {
        long a = seed;
        long b = 3 * seed;
        long c = 5 * seed;
        long d = 7 * seed;
        for (int i = 0; i < STEPS; i++) {
            a ^= a << 13;
            b ^= b << 13;
            c ^= c << 13;
            d ^= d << 13;
            a ^= a >>> 7;
            b ^= b >>> 7;
            c ^= c >>> 7;
            d ^= d >>> 7;
            a ^= a << 17;
            b ^= b << 17;
            c ^= c << 17;
            d ^= d << 17;
        }
        return a + b + c + d | 1;
    }

    @Override
    public String name() {
        return "arithmetic in registers";
    }

    @Override
    public double work() {
        return (double) ParallelWork.PIECES * STEPS;
    }

    @Override
    public String unit() {
        return "ns/step";
    }
}
