package org.inverserg.lattice;

import java.nio.file.Path;
import org.inverserg.files.Trouble;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Memory;

/** Packs values one after the other, and sees which values there are: −1 and +1, or 0 and 1. Room is made as they come. */
final class SpinArray {

    private final Path file;
    private final int count;
    private final int size;
    private final long sites;
    private final long[][] batches;
    /** Whether −1 stands for −1 or 0 does; null until one of them occurs. */
    private Boolean zeroOne;

    SpinArray(Path file, int count, int size, Boolean zeroOne) {
        this.file = file;
        this.count = count;
        this.size = size;
        this.sites = (long) size * size;
        this.zeroOne = zeroOne;
        this.batches = new long[Batches.count(count)][];
    }

    int count() {
        return count;
    }

    int size() {
        return size;
    }

    long[][] batches() {
        return batches;
    }

    /** The value at {@code index} in the order configuration, row, column. */
    void value(long index, double value) {
        if (value == 1) {
            words(index)[(int) (index % sites)] |= 1L << (int) (index / sites % Batches.WIDTH);
            return;
        }
        boolean zero = value == 0;
        if (!zero && value != -1 || zeroOne != null && zeroOne != zero) {
            throw Trouble.with(file, zeroOne == null ? "a spin must be +1 or -1, or 1 or 0" : zeroOne ? "a spin must be 0 or 1 here" : "a spin must be +1 or -1 here",
                    value + " at row " + index % sites / size + ", column " + index % size + " of configuration " + index / sites, "look what the file holds");
        }
        zeroOne = zero;
        words(index);
    }

    /** One byte of bits, the most significant first: those from {@code at} on of a row that begins at {@code row} and has {@code length}; the rest is 0. */
    void bits(long row, int at, int length, int bits) {
        for (int bit = 0; bit < Byte.SIZE; bit++) {
            int value = bits >> Byte.SIZE - 1 - bit & 1;
            if (at + bit < length) {
                value(row + at + bit, value);
            } else if (value != 0) {
                throw Trouble.with(file, "the bits that fill the last byte of a row must be 0, as np.packbits leaves them", "a 1",
                        "pack the most significant bit first, and say size(L)");
            }
        }
    }

    private long[] words(long index) {
        int batch = (int) (index / sites / Batches.WIDTH);
        if (batches[batch] == null) {
            Memory.require(Memory.ofLongs(sites), "reading " + file, "take fewer configurations");
            batches[batch] = new long[(int) sites];
        }
        return batches[batch];
    }
}
