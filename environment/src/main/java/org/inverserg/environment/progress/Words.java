package org.inverserg.environment.progress;

import java.util.Locale;

/** Counts, rates and times as a person reads them at a glance. */
final class Words {

    private static final double SECOND = 1e9;
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    private static final long MILLION = 1_000_000;
    private static final int TEN_THOUSAND = 10_000;

    private Words() {
    }

    /** {@code 8320}, {@code 20 000}, {@code 5.6 million}. */
    static String count(long count) {
        if (count >= MILLION) {
            return String.format(Locale.ROOT, "%.1f million", Math.floor(count / (MILLION / 10.0)) / 10);
        }
        return count < TEN_THOUSAND ? String.valueOf(count)
                : String.format(Locale.ROOT, "%d\u202f%03d", count / 1000, count % 1000);
    }

    /** {@code 2600/s}, {@code 0.4/s}. */
    static String rate(double perSecond) {
        return (perSecond >= 10 ? count(Math.round(perSecond)) : String.format(Locale.ROOT, "%.1f", perSecond)) + "/s";
    }

    /** {@code 7.7 s}, {@code 42 s}, {@code 3 min 20 s}, {@code 2 h 05 min}. */
    static String time(long nanoseconds) {
        double seconds = nanoseconds / SECOND;
        long whole = Math.round(seconds);
        if (seconds < 9.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        if (whole < MINUTE) {
            return whole + " s";
        }
        return whole < HOUR ? String.format(Locale.ROOT, "%d min %02d s", whole / MINUTE, whole % MINUTE)
                : String.format(Locale.ROOT, "%d h %02d min", whole / HOUR, whole % HOUR / MINUTE);
    }
}
