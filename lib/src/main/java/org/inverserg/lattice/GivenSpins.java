package org.inverserg.lattice;

import java.util.Arrays;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;

/** Makes ensembles of arrays of the user's. */
final class GivenSpins {

    private GivenSpins() {
    }

    static Spins of(byte[]... configurations) {
        Require.allOf(configurations, "the configurations of an ensemble");
        Require.that(configurations.length > 0, "an ensemble must hold at least 1 configuration", "none", "give one or more");
        int size = (int) Math.round(Math.sqrt(configurations[0].length));
        if (size * size != configurations[0].length) {
            throw new IllegalArgumentException("a configuration must hold the L·L spins of a square lattice, got "
                    + configurations[0].length + "; give the rows one after the other");
        }
        Spins.checkSize(size);
        long[][] batches = new long[Batches.count(configurations.length)][size * size];
        long hash = 1;
        for (int index = 0; index < configurations.length; index++) {
            pack(configurations[index], index, batches[index / Batches.WIDTH]);
            hash = 31 * hash + Arrays.hashCode(configurations[index]);
        }
        String operation = "given spins L=" + size + " content=" + Long.toHexString(hash);
        return Spins.wrap(size, configurations.length, batches, Provenance.of(operation, configurations.length, null));
    }

    static Spins of(int[][][] configurations) {
        Require.allOf(configurations, "the configurations of an ensemble");
        return of(Arrays.stream(configurations).map(GivenSpins::flat).toArray(byte[][]::new));
    }

    private static byte[] flat(int[][] rows) {
        Require.allOf(rows, "the rows of a configuration");
        Spins.checkSize(rows.length);
        byte[] spins = new byte[rows.length * rows.length];
        for (int row = 0; row < rows.length; row++) {
            Require.that(rows[row].length == rows.length, "a configuration must be a square of L rows of L spins, L = " + rows.length, rows[row].length
                    + " in row " + row, "give periodic squares");
            for (int column = 0; column < rows.length; column++) {
                spins[row * rows.length + column] = spin(rows[row][column], row, column);
            }
        }
        return spins;
    }

    private static byte spin(int spin, int row, int column) {
        if (spin != 1 && spin != -1) {
            throw new IllegalArgumentException("a spin must be +1 or -1, got " + spin + " at row " + row + ", column " + column + "; map 0/1 values to -1/+1 first");
        }
        return (byte) spin;
    }

    private static void pack(byte[] configuration, int index, long[] words) {
        if (configuration.length != words.length) {
            throw new IllegalArgumentException("all configurations must have the same number L·L of spins, got "
                    + configuration.length + " in configuration " + index + " and " + words.length + " in configuration 0; put lattices of different sizes into ensembles of their own");
        }
        for (int site = 0; site < words.length; site++) {
            byte spin = configuration[site];
            if (spin != 1 && spin != -1) {
                throw new IllegalArgumentException("a spin must be +1 or -1, got " + spin + " at site " + site
                        + " of configuration " + index + "; map 0/1 values to -1/+1 first");
            }
            words[site] |= (spin + 1L) / 2 << index % Batches.WIDTH;
        }
    }
}
