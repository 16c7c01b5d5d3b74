package org.inverserg.storage;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** When a process that shares a folder is to stop: when it is told to, or before a time limit. */
final class Stopping {

    /** The environment variable with the time at which the process must have ended. */
    static final String VARIABLE = "INVERSERG_UNTIL";
    private static final String SLURM = "SLURM_JOB_END_TIME";
    /** For the end of the program, and for clocks that differ. */
    private static final long MARGIN = 2_000_000_000;

    private final boolean limited;
    /** By the clock that nobody sets. */
    private final long deadline;
    private volatile boolean told;

    private Stopping(boolean limited, long deadline) {
        this.limited = limited;
        this.deadline = deadline;
    }

    /**
     * Before the time that {@value #VARIABLE} names, as in {@code 2027-01-31T06:00}, with an offset or in seconds since 1970; without it,
     * before the end of the job that SLURM tells.
     *
     * @throws IllegalArgumentException if the variable has no time
     */
    static Stopping of(Map<String, String> environment, Instant now) {
        String until = environment.getOrDefault(VARIABLE, "").strip();
        String end = environment.getOrDefault(SLURM, "").strip();
        if (until.isEmpty() && !end.matches("\\d{1,12}")) {
            return new Stopping(false, 0);
        }
        Instant time = time(until.isEmpty() ? end : until);
        return new Stopping(true, System.nanoTime() + Math.min(ChronoUnit.SECONDS.between(now, time), Integer.MAX_VALUE) * 1_000_000_000);
    }

    private static Instant time(String text) {
        try {
            if (text.matches("\\d{1,12}")) {
                return Instant.ofEpochSecond(Long.parseLong(text));
            }
            return text.matches(".*T.*([Z+]|-\\d\\d:).*") ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text.replace(' ', 'T')).atZone(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(VARIABLE + " must be a time, got \"" + text + "\"; write it as 2027-01-31T06:00, with an offset as"
                    + " 2027-01-31T06:00+01:00, or in seconds since 1970 as date +%s has them", e);
        }
    }

    void now() {
        told = true;
    }

    /** Whether no work may begin that takes so many nanoseconds. */
    boolean isDue(long needed) {
        return told || limited && deadline - System.nanoTime() < MARGIN + needed + needed / 4;
    }
}
