package org.inverserg.couplings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.inverserg.parallel.Require;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * The couplings K_a whose flow is followed, each by its sum S_a of products of spins. Couplings of different {@link Sector sectors} do not
 * mix under a blocking that respects the symmetries.
 *
 * @param name      short, for tables and provenance
 * @param couplings sector by sector, in the order in which they are added when fewer are kept
 */
public record CouplingBasis(String name, List<Coupling> couplings) {

    private static final String OFFSETS = "offsets";

    /** Couplings that go over into each other under blocking. */
    public enum Sector {
        /** One or three spins: changes its sign with all spins. The largest eigenvalue gives y_h. */
        ODD,
        /** Two or four spins, with all orientations alike. The largest eigenvalue gives y_t, the second one ω. */
        EVEN,
        /**
         * Two or four spins, and the sign changes if x and y are exchanged: what is along x minus what is along y. It stays under reflections
         * x → −x and y → −y. The largest eigenvalue belongs to a lattice that is stretched in one direction, which is marginal: y → 0.
         */
        ANISOTROPIC
    }

    /**
     * S = Σ over placements of products of spins.
     *
     * @param plus  the shapes that count, see {@link CouplingClass#shapes()}
     * @param minus those that count with a minus sign
     */
    public record Coupling(Sector sector, List<Integer> plus, List<Integer> minus) {

        /**
         * @throws IllegalArgumentException if something is missing, if a shape is none of one to four spins on the plaquette or counts with both signs, or if
         *                                  the number of spins differs from shape to shape or does not belong to the sector
         */
        public Coupling {
            Require.given(sector, "the sector of a coupling");
            plus = List.copyOf(Require.all(plus, "the shapes of a coupling"));
            minus = List.copyOf(Require.all(minus, "the shapes that count with a minus sign"));
            Require.that(!plus.isEmpty(), "a coupling must have at least 1 shape", "none", "CouplingClass.all() has some");
            int spins = Integer.bitCount(plus.get(0));
            var all = new ArrayList<>(plus);
            all.addAll(minus);
            CouplingClass.checkShapes(spins, all);
            Require.that(all.stream().distinct().count() == all.size(), "each shape of a coupling may count once", all, "leave out the others");
            Require.that(spins % 2 != 0 == (sector == Sector.ODD), "the odd sector has couplings of 1 or 3 spins, the others of 2 or 4",
                    spins + " in the sector " + sector, "choose another sector");
        }

        /** The number of spins in a product. */
        public int spins() {
            return Integer.bitCount(plus.get(0));
        }

        /** The sign with which a shape counts, 0 if it does not. */
        int sign(int shape) {
            return plus.contains(shape) ? 1 : minus.contains(shape) ? -1 : 0;
        }

        /** The first shape as offsets row:column, for example {@code 0:0 0:1}. */
        @Override
        public String toString() {
            int shape = plus.get(0);
            return IntStream.range(0, CouplingClass.SIDE * CouplingClass.SIDE).filter(cell -> (shape >>> cell & 1) != 0)
                    .mapToObj(cell -> cell / CouplingClass.SIDE + ":" + cell % CouplingClass.SIDE).collect(Collectors.joining(" "));
        }
    }

    /** @throws IllegalArgumentException if something is missing */
    public CouplingBasis {
        Require.given(name, "the name of a basis");
        couplings = List.copyOf(Require.all(couplings, "the couplings of a basis"));
    }

    /**
     * All 36 classes of {@link CouplingClass#all()} with all their orientations: 11 odd and 25 even ones. Those even ones that have orientations
     * which an exchange of x and y makes, and the reflections do not, are there once more with a minus sign for these: the anisotropic sector.
     */
    public static CouplingBasis symmetric() {
        List<CouplingClass> classes = CouplingClass.all();
        var couplings = new ArrayList<Coupling>();
        for (CouplingClass own : classes) {
            couplings.add(new Coupling(own.isOdd() ? Sector.ODD : Sector.EVEN, own.shapes(), List.of()));
        }
        for (CouplingClass own : classes) {
            List<Integer> kept = own.keepingAxes();
            if (!own.isOdd() && kept.size() < own.shapes().size()) {
                couplings.add(new Coupling(Sector.ANISOTROPIC, kept, own.shapes().stream().filter(shape -> !kept.contains(shape)).toList()));
            }
        }
        return new CouplingBasis("symmetric", couplings);
    }

    /**
     * Single products, each in the one orientation in which it is given. Repeated ones are taken once: their correlations would be singular.
     * Such a basis respects the symmetry under a change of all signs alone, so that its even sector holds the anisotropic eigenvalues too.
     *
     * @param table column {@code offsets}: row:column of every spin in a product, as in {@code 0:0 1:2}
     * @throws IllegalArgumentException if there is no such column of text, or if a product does not have one to four spins on the 3×3 plaquette
     */
    public static CouplingBasis of(String name, Table table) {
        Require.given(table, "a table of couplings");
        Require.that(table.containsColumn(OFFSETS) && table.column(OFFSETS).type() == ColumnType.STRING, "the couplings must be in a column \"" + OFFSETS
                + "\" of text", "the columns " + table.columnNames(), "name the column so, and write 0:0 1:2 into it, for example");
        var couplings = new ArrayList<Coupling>();
        for (Row row : table) {
            int shape = shape(row.getString(OFFSETS));
            var coupling = new Coupling(Integer.bitCount(shape) % 2 != 0 ? Sector.ODD : Sector.EVEN, List.of(shape), List.of());
            if (!couplings.contains(coupling)) {
                couplings.add(coupling);
            }
        }
        return new CouplingBasis(name, couplings);
    }

    private static int shape(String offsets) {
        int shape = 0;
        String[] spins = offsets.trim().split("\\s+");
        for (String spin : spins) {
            if (!spin.matches("[0-2]:[0-2]")) {
                throw new IllegalArgumentException("the spins of a coupling are given as row:column between 0:0 and 2:2, got " + spin
                        + " in \"" + offsets + "\"; write 0:0 1:2, for example");
            }
            shape |= 1 << CouplingClass.SIDE * (spin.charAt(0) - '0') + spin.charAt(2) - '0';
        }
        if (Integer.bitCount(shape) != spins.length || spins.length > CouplingClass.MOST_SPINS) {
            throw new IllegalArgumentException("a coupling is a product of 1 to " + CouplingClass.MOST_SPINS + " different spins, got \""
                    + offsets + "\"; leave it out, or name each spin once");
        }
        return CouplingClass.moved(shape);
    }

    /** Those of a sector, in their order. */
    public List<Coupling> couplings(Sector sector) {
        return couplings.stream().filter(coupling -> coupling.sector() == sector).toList();
    }

    /** The sectors that have couplings. */
    public List<Sector> sectors() {
        return Arrays.stream(Sector.values()).filter(sector -> !couplings(sector).isEmpty()).toList();
    }

    /** Everything that tells this basis from others, for the key under which results are kept. */
    public String key() {
        return name + couplings.stream().map(c -> c.sector() + "+" + c.plus() + "-" + c.minus()).toList();
    }

    /** For example {@code symmetric basis, 52 couplings}. */
    @Override
    public String toString() {
        return name + " basis, " + couplings.size() + " couplings";
    }
}
