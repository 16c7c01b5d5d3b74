package org.inverserg.notebook;

/**
 * How much statistics a notebook takes: {@code quick} to look around in minutes, {@code full} for the precision of the papers.
 * The code is the same, only errors differ. Chosen by the environment variable {@value #VARIABLE}; {@code quick} where it is not set.
 */
public final class Profile {

    /** The environment variable that chooses. */
    public static final String VARIABLE = "INVERSERG_PROFILE";

    private static final String QUICK = "quick";
    private static final String FULL = "full";

    private Profile() {
    }

    /**
     * The value of the profile at hand: {@code int n = Profile.pick(2_000, 100_000)}.
     *
     * @throws IllegalStateException if the environment names a profile that does not exist
     */
    public static <T> T pick(T quick, T full) {
        return name().equals(FULL) ? full : quick;
    }

    /**
     * {@code quick} or {@code full}.
     *
     * @throws IllegalStateException if the environment names a profile that does not exist
     */
    public static String name() {
        return named(System.getenv(VARIABLE));
    }

    static String named(String wanted) {
        if (wanted == null || wanted.isBlank()) {
            return QUICK;
        }
        if (!wanted.equals(QUICK) && !wanted.equals(FULL)) {
            throw new IllegalStateException("the environment variable " + VARIABLE + " must be " + QUICK + " or " + FULL
                    + ", got \"" + wanted + "\"; set one of them, or unset it for " + QUICK);
        }
        return wanted;
    }
}
