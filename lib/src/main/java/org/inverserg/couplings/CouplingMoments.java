package org.inverserg.couplings;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.RealMatrix;
import org.inverserg.couplings.CouplingBasis.Sector;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.Bins;
import org.inverserg.storage.Storable;

/**
 * Accumulates the correlations of coupling sums S_a that the linearised renormalization group needs, between a fine level and the
 * coarse one that belongs to it, bin by bin. Sectors do not mix and are kept apart.
 */
public final class CouplingMoments implements Storable {

    /**
     * Connected correlations within a sector: B_ca = ⟨S_c S_a⟩ − ⟨S_c⟩⟨S_a⟩ of the coarse level with itself, A_cb = ⟨S_c S'_b⟩ − ⟨S_c⟩⟨S'_b⟩ of
     * the coarse level with the fine one. Odd means vanish by symmetry and are not subtracted.
     */
    public record Correlations(RealMatrix within, RealMatrix between) {

        /** @throws IllegalArgumentException if they are not two square matrices of the same size */
        public Correlations {
            Require.given(within, "the correlations of the coarse level");
            Require.given(between, "the correlations of the coarse level with the fine one");
            int n = within.getRowDimension();
            Require.that(within.isSquare() && between.isSquare() && between.getRowDimension() == n, "both matrices of correlations must be " + n + " × " + n,
                    within.getRowDimension() + " × " + within.getColumnDimension() + " and " + between.getRowDimension() + " × "
                            + between.getColumnDimension(), "take the same couplings at both levels");
        }

        /** Of the first {@code kept} couplings alone. */
        public Correlations first(int kept) {
            Require.that(kept >= 1 && kept <= within.getRowDimension(), "between 1 and " + within.getRowDimension() + " couplings can be kept", kept,
                    "a larger basis has more");
            return new Correlations(within.getSubMatrix(0, kept - 1, 0, kept - 1), between.getSubMatrix(0, kept - 1, 0, kept - 1));
        }
    }

    private final Bins bins;
    private final int groups;
    private final Map<CouplingBasis, Map<Sector, SectorSums>> bases = new LinkedHashMap<>();

    /**
     * @param bases whose couplings are measured, in one pass
     * @throws IllegalArgumentException if something is missing
     */
    public CouplingMoments(List<CouplingBasis> bases, Bins bins) {
        Require.all(bases, "the bases of couplings");
        this.bins = Require.given(bins, "the bins of an ensemble");
        var groups = CouplingGroups.of(bases);
        this.groups = groups.groups().size();
        for (CouplingBasis basis : bases) {
            Map<Sector, SectorSums> sectors = new EnumMap<>(Sector.class);
            for (Sector sector : basis.sectors()) {
                sectors.put(sector, new SectorSums(groups.signs(basis, sector), sector != Sector.ODD, bins));
            }
            this.bases.put(basis, sectors);
        }
    }

    /**
     * Adds neighbouring configurations.
     *
     * @param first  index of the first of them in the ensemble
     * @param count  how many
     * @param coarse sums by group and configuration at the coarse level, see {@link CouplingGroups}
     * @param fine   the same at the fine level
     * @throws IllegalArgumentException if there are not as many sums, or if the ensemble has no such configurations
     */
    public void add(long first, int count, int[][] coarse, int[][] fine) {
        requireSums(coarse, count, "the coupling sums of the coarse level");
        requireSums(fine, count, "the coupling sums of the fine level");
        Require.that(first >= 0 && first + count <= bins.total(), "configurations must be numbered 0 to " + (bins.total() - 1), first + " to " + (first + count - 1),
                "make the sums for as many configurations as there are");
        for (Map<Sector, SectorSums> sectors : bases.values()) {
            sectors.values().forEach(sums -> sums.add(first, count, coarse, fine));
        }
    }

    private void requireSums(int[][] sums, int count, String what) {
        Require.length(Require.allOf(sums, what).length, groups, what);
        for (int[] group : sums) {
            Require.length(group.length, count, what);
        }
    }

    /** The bases, in the order in which they were asked for. */
    public List<CouplingBasis> bases() {
        return List.copyOf(bases.keySet());
    }

    /** The binning of the configurations. */
    public Bins bins() {
        return bins;
    }

    /**
     * From all configurations.
     *
     * @throws IllegalArgumentException if the basis was not measured or has no couplings in this sector
     */
    public Correlations correlations(CouplingBasis basis, Sector sector) {
        return sums(basis, sector).correlations();
    }

    /**
     * One for every bin left out.
     *
     * @throws IllegalArgumentException if the basis was not measured or has no couplings in this sector
     */
    public List<Correlations> replicas(CouplingBasis basis, Sector sector) {
        return sums(basis, sector).replicas();
    }

    /**
     * From the configurations in some of the bins.
     *
     * @throws IllegalArgumentException if no bin is wanted, if the basis was not measured or has no couplings in this sector
     */
    public Correlations correlations(CouplingBasis basis, Sector sector, IntPredicate wanted) {
        Require.given(wanted, "which bins are wanted");
        Require.that(IntStream.range(0, bins.count()).anyMatch(wanted), "correlations need at least 1 bin", "none", "choose among " + bins.count());
        return sums(basis, sector).correlations(wanted);
    }

    private SectorSums sums(CouplingBasis basis, Sector sector) {
        if (!bases.containsKey(basis)) {
            throw new IllegalArgumentException("couplings were measured of the " + bases() + ", got the " + basis + "; name it in the plan");
        }
        SectorSums sums = bases.get(basis).get(sector);
        if (sums == null) {
            throw new IllegalArgumentException("the " + basis + " has couplings in the sectors " + basis.sectors() + ", got " + sector
                    + "; the symmetric basis has all");
        }
        return sums;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        Require.given(out, "what takes the sums");
        for (Map<Sector, SectorSums> sectors : bases.values()) {
            for (SectorSums sums : sectors.values()) {
                sums.write(out);
            }
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        Require.given(in, "what gives the sums");
        for (Map<Sector, SectorSums> sectors : bases.values()) {
            for (SectorSums sums : sectors.values()) {
                sums.read(in);
            }
        }
    }
}
