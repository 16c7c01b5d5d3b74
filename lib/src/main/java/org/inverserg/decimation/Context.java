package org.inverserg.decimation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The known spins around a site that is to be drawn, nearest first, out to a radius in units of the level's own lattice. On a small
 * torus a spin that is reached in several ways is seen once, at its shortest distance. The context is symmetric under the
 * rotations and reflections of the square about the site.
 *
 * <p>A configuration's context is a {@code long}: bit i is the spin at offset i, 1 for +1.
 */
final class Context {

    /** The most spins. */
    static final int MOST = Long.SIZE;

    /** The symmetries of the square. */
    static final int SYMMETRIES = 8;

    /** Shells within which triples of spins count, and whose patterns are tabulated. */
    static final int NEAR_SHELLS = 2;

    private final SiteClass drawn;
    private final int size;
    private final List<Offset> offsets;
    private final List<Long> shells;
    private final Map<String, Long> orbits = new LinkedHashMap<>();

    /** Where a spin is, seen from the site: the shortest way around the torus. */
    record Offset(int dy, int dx) {

        private int larger() {
            return Math.max(Math.abs(dy), Math.abs(dx));
        }

        private int smaller() {
            return Math.min(Math.abs(dy), Math.abs(dx));
        }

        private int square() {
            return dy * dy + dx * dx;
        }

        private String orbit() {
            return "(" + larger() + "," + smaller() + ")";
        }
    }

    private Context(SiteClass drawn, int size, List<Offset> offsets) {
        this.drawn = drawn;
        this.size = size;
        this.offsets = offsets;
        Map<Integer, Long> masks = new LinkedHashMap<>();
        for (int i = 0; i < offsets.size(); i++) {
            masks.merge(offsets.get(i).square(), 1L << i, (a, b) -> a | b);
            orbits.merge(offsets.get(i).orbit(), 1L << i, (a, b) -> a | b);
        }
        this.shells = List.copyOf(masks.values());
    }

    /**
     * @param size   M, the linear size of the level's lattice: a multiple of 4
     * @param radius in units of that lattice
     * @throws IllegalArgumentException if more than {@value #MOST} spins are within the radius
     */
    static Context of(SiteClass drawn, int size, double radius) {
        int reach = (int) radius;
        var offsets = new ArrayList<Offset>();
        for (int dy = Math.max(-reach, 1 - size / 2); dy <= Math.min(reach, size / 2); dy++) {
            for (int dx = Math.max(-reach, 1 - size / 2); dx <= Math.min(reach, size / 2); dx++) {
                int square = dy * dy + dx * dx;
                if (square > 0 && square <= radius * radius && drawn.knows(dy, dx)) {
                    offsets.add(new Offset(dy, dx));
                }
            }
        }
        if (offsets.size() > MOST) {
            throw new IllegalArgumentException("a context can hold " + MOST + " spins, but within the radius " + radius
                    + " around a site of the class " + drawn + " there are " + offsets.size() + "; take a smaller radius");
        }
        offsets.sort(Comparator.comparingInt(Offset::square).thenComparingInt(Offset::larger));
        return new Context(drawn, size, List.copyOf(offsets));
    }

    SiteClass drawn() {
        return drawn;
    }

    /** M. */
    int size() {
        return size;
    }

    /** The number of spins. */
    int count() {
        return offsets.size();
    }

    List<Offset> offsets() {
        return offsets;
    }

    /** A mask for each distance, nearest first. */
    List<Long> shells() {
        return shells;
    }

    /** A mask for each orbit of the square's symmetry, nearest first, by the name of the orbit. */
    Map<String, Long> orbits() {
        return orbits;
    }

    /** The number of spins in the two nearest shells: bits 0 … n−1 of a context. */
    int near() {
        return shells.stream().limit(NEAR_SHELLS).mapToInt(Long::bitCount).sum();
    }

    /** The bit of the spin at an offset, however it is reached on the torus. */
    int bit(int dy, int dx) {
        return offsets.indexOf(new Offset(shortest(dy), shortest(dx)));
    }

    /** Which bit the spin of bit {@code bit} moves to under a symmetry: 1 exchanges the axes, 2 and 4 mirror one. */
    int image(int bit, int symmetry) {
        Offset from = offsets.get(bit);
        int dy = (symmetry & 1) == 0 ? from.dy : from.dx;
        int dx = (symmetry & 1) == 0 ? from.dx : from.dy;
        return bit((symmetry & 2) == 0 ? dy : -dy, (symmetry & 4) == 0 ? dx : -dx);
    }

    /** From 1 − M/2 to M/2. */
    private int shortest(int d) {
        int positive = Math.floorMod(d, size);
        return positive > size / 2 ? positive - size : positive;
    }

    /** For example {@code B1 on 32×32: 32 spins}. */
    @Override
    public String toString() {
        return drawn + " on " + size + "×" + size + ": " + count() + " spins";
    }
}
