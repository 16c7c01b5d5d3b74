package org.inverserg.lattice;

import java.util.SplittableRandom;

/** Independent random spins for tests. */
public final class Configurations {

    private Configurations() {
    }

    /** {@code count} configurations of {@code size}×{@code size} fair spins. */
    public static byte[][] random(int count, int size, long seed) {
        var random = new SplittableRandom(seed);
        byte[][] configurations = new byte[count][size * size];
        for (byte[] configuration : configurations) {
            for (int site = 0; site < configuration.length; site++) {
                configuration[site] = (byte) (random.nextBoolean() ? 1 : -1);
            }
        }
        return configurations;
    }
}
