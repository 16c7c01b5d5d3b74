package org.inverserg.renormalization;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.inverserg.couplings.CouplingBasis;
import org.inverserg.couplings.CouplingBasis.Coupling;
import org.inverserg.couplings.CouplingBasis.Sector;
import org.inverserg.couplings.CouplingMoments.Correlations;
import org.inverserg.couplings.CouplingPair;
import org.inverserg.couplings.CouplingPair.Pairing;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.EstimateColumns;
import org.inverserg.statistics.Replicas;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** One step L → L/2 of the flow of couplings: its eigenvalues and the exponents that follow, each with its jackknife error. */
public final class FlowStep {

    private static final double DIMENSION = 2;
    private static final int CONFIGURATIONS_PER_COUPLING = 4000;

    private final CouplingPair pair;
    private final CouplingBasis basis;
    private final Map<Sector, Spectrum> spectra = new ConcurrentHashMap<>();

    FlowStep(CouplingPair pair, CouplingBasis basis) {
        this.pair = pair;
        this.basis = basis;
    }

    /** L before the step. */
    public int size() {
        return pair.fineSize();
    }

    /** How the coarse configurations belong to the fine ones. */
    public Pairing pairing() {
        return pair.pairing();
    }

    /** The couplings. */
    public CouplingBasis basis() {
        return basis;
    }

    /** y_h from the largest odd eigenvalue, 15/8 for the Ising model. */
    public Estimate magnetic() {
        return spectrum(Sector.ODD).exponent(1);
    }

    /** y_t = 1/ν from the largest even eigenvalue, 1 for the Ising model. */
    public Estimate thermal() {
        return spectrum(Sector.EVEN).exponent(1);
    }

    /** η = d + 2 − 2 y_h, 1/4 for the Ising model. */
    public Estimate eta() {
        return Replicas.combine(y -> DIMENSION + 2 - 2 * y[0], spectrum(Sector.ODD).replicas(1)).estimate();
    }

    /**
     * The exponent of a lattice stretched in one direction, 0 if exact: the largest eigenvalue of the anisotropic sector. A basis without this
     * sector has it among its even eigenvalues, where it is taken to be the largest but one.
     */
    public Estimate anisotropy() {
        return isSymmetric() ? spectrum(Sector.ANISOTROPIC).exponent(1) : spectrum(Sector.EVEN).exponent(2);
    }

    /**
     * ω = −y of the leading correction: the next even eigenvalue, which may be one of a complex pair. It is biased downwards where configurations are few, for
     * eigenvalues that noise makes are then as large: in the step of Monte Carlo from L = 16 by 0.55(3) with 10³ of them, by 0.15(4) with 4·10³. It has no error
     * (NaN, shown as {@code (?)}) and is not to be trusted with fewer than {@value #CONFIGURATIONS_PER_COUPLING} configurations for each even coupling, or where
     * it moves by more than half of its statistical error when half of the configurations are left out; what it moves by is its systematic error else.
     */
    public Estimate correction() {
        Estimate y = spectrum(Sector.EVEN).exponent(correctionRank());
        return hasEnoughForCorrection() ? new Estimate(-y.value(), y.error(), y.systematic()) : Estimate.of(-y.value(), Double.NaN);
    }

    private boolean hasEnoughForCorrection() {
        return pair.moments().bins().total() >= (long) CONFIGURATIONS_PER_COUPLING * basis.couplings(Sector.EVEN).size();
    }

    /** arg λ of the eigenvalue behind {@link #correction}, in degrees: neither 0 nor 180 if it is one of a complex pair. */
    public Estimate correctionAngle() {
        return spectrum(Sector.EVEN).angle(correctionRank());
    }

    private int correctionRank() {
        return isSymmetric() ? 2 : 3;
    }

    private boolean isSymmetric() {
        return basis.sectors().contains(Sector.ANISOTROPIC);
    }

    /**
     * All eigenvalues of a sector.
     *
     * @throws IllegalArgumentException if the basis has no couplings in this sector
     * @throws IllegalStateException    if the correlations of the coarse level are singular
     */
    public Spectrum spectrum(Sector sector) {
        return spectra.computeIfAbsent(Require.given(sector, "a sector of couplings"), this::whole);
    }

    private Spectrum whole(Sector sector) {
        var halves = basis.couplings(sector).size() < 2 ? List.<List<Correlations>>of()
                : Halves.of(pair.moments().bins().count(), half -> pair.moments().correlations(basis, sector, half));
        return Spectrum.of(pair.moments().correlations(basis, sector), pair.moments().replicas(basis, sector), pair.moments().bins().coefficients(), halves);
    }

    /** With the first couplings of a sector alone, for the largest exponent. */
    private List<Spectrum> spectra(Sector sector, List<Integer> kept) {
        Correlations whole = pair.moments().correlations(basis, sector);
        List<Correlations> replicas = pair.moments().replicas(basis, sector);
        double[] coefficients = pair.moments().bins().coefficients();
        return kept.stream().map(n -> Spectrum.of(whole.first(n), replicas.stream().map(replica -> replica.first(n)).toList(), coefficients, List.of())).toList();
    }

    /**
     * The largest exponent if only the first couplings of the sector are kept, 1, 2, … up to all: columns {@code kept}, {@code last} (the coupling
     * that is added), {@code y} and {@code y_err}, {@code condition}.
     */
    public Table kept(Sector sector) {
        Require.given(sector, "a sector of couplings");
        List<Coupling> couplings = basis.couplings(sector);
        List<Integer> numbers = IntStream.rangeClosed(1, couplings.size()).boxed().toList();
        List<Spectrum> spectra = spectra(sector, numbers);
        return Table.create("largest exponent against the number of couplings kept", IntColumn.create("kept", numbers.stream().mapToInt(n -> n)),
                StringColumn.create("last", couplings.stream().map(Coupling::toString)))
                .addColumns(EstimateColumns.of("y", spectra.stream().map(spectrum -> spectrum.exponent(1)).toList()))
                .addColumns(DoubleColumn.create("condition", spectra.stream().mapToDouble(Spectrum::condition)));
    }

    static String name(Pairing pairing) {
        return pairing.name().toLowerCase(Locale.ROOT);
    }

    /** For example {@code step 64 → 32, blocked: y_h = 1.859(1), y_t = 1.136(5)}. */
    @Override
    public String toString() {
        return "step " + size() + " → " + size() / 2 + ", " + name(pairing()) + ": y_h = " + magnetic()
                + ", y_t = " + thermal();
    }
}
