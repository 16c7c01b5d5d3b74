package org.inverserg.environment.execution;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How long code ran, without the time to compile it.
 *
 * @param wall seconds on the clock
 * @param processor seconds of all the threads of this program together
 */
public record RunTimes(double wall, double processor) {

    private static final double NANO = 1e-9;

    /** The times between {@code before} and these. */
    public RunTimes since(RunTimes before) {
        return new RunTimes(wall - before.wall, processor - before.processor);
    }

    RunTimes plus(RunTimes other) {
        return new RunTimes(wall + other.wall, processor + other.processor);
    }

    /** The clocks at this moment. */
    static RunTimes now() {
        return new RunTimes(System.nanoTime() * NANO, Clock.SYSTEM.getProcessCpuTime() * NANO);
    }

    /** Loaded when somebody asks for the time. */
    private static final class Clock {
        private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    }
}
