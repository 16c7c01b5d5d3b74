package org.inverserg.decimation;

import java.util.List;

/**
 * The sites that one inverse decimation adds to the (even, even) ones, in the order in which they are drawn: those at (odd, odd) in
 * four colours, (even, odd) in two, (odd, even) in two. All spins of a class are drawn independently of each other, given the kept ones and
 * the classes before; the pattern repeats after four sites in both directions, so every class has the translations of that lattice.
 */
public enum SiteClass {

    B1(site(1, 1)), B2(site(3, 3)), B3(site(1, 3)), B4(site(3, 1)),
    C1(site(0, 1), site(2, 3)), C2(site(0, 3), site(2, 1)),
    D1(site(1, 0), site(3, 2)), D2(site(1, 2), site(3, 0));

    /** After how many sites the pattern repeats; the smallest lattice that has all classes. */
    static final int PERIOD = 4;

    private static final SiteClass[][] MAP = map();

    private final List<Site> sites;

    /** Row and column modulo {@value #PERIOD}. */
    record Site(int row, int column) {
    }

    SiteClass(Site... sites) {
        this.sites = List.of(sites);
    }

    private static Site site(int row, int column) {
        return new Site(row, column);
    }

    private static SiteClass[][] map() {
        var map = new SiteClass[PERIOD][PERIOD];
        for (SiteClass drawn : values()) {
            drawn.sites.forEach(site -> map[site.row][site.column] = drawn);
        }
        return map;
    }

    /** The sites of this class in a {@value #PERIOD}×{@value #PERIOD} cell. */
    List<Site> sites() {
        return sites;
    }

    /** Whether this is one of the four colours at (odd, odd). */
    boolean isCentre() {
        return ordinal() <= B4.ordinal();
    }

    /** Whether the spin at this offset from a site of the class is known when the class is drawn. */
    boolean knows(int dy, int dx) {
        SiteClass other = MAP[Math.floorMod(sites.get(0).row + dy, PERIOD)][Math.floorMod(sites.get(0).column + dx, PERIOD)];
        return other == null || other.ordinal() < ordinal();
    }
}
