package org.inverserg.renormalization;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.inverserg.couplings.CouplingBasis;
import org.inverserg.couplings.CouplingBasis.Sector;
import org.inverserg.couplings.CouplingPair;
import org.inverserg.couplings.CouplingPair.Pairing;
import org.inverserg.lattice.Spins;
import org.inverserg.measuring.Measurements;
import org.inverserg.measuring.Scope;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.EstimateColumns;
import org.inverserg.upscaling.Dream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The flow of couplings under a change of scale, linearised step by step (Monte Carlo renormalization group; R. Swendsen 1979; Rançon et
 * al. 2025, Sec. V). Steps L → L/2 are taken as long as the coarse lattice has at least {@value CouplingPair#SMALLEST_COARSE_SIZE} ×
 * {@value CouplingPair#SMALLEST_COARSE_SIZE} spins: on smaller ones couplings coincide.
 *
 * <p>Exact for the two-dimensional Ising model: y_h = 15/8 from the largest odd eigenvalue, y_t = 1/ν = 1 from the largest even one, and ω, the
 * leading correction, from the second even one.
 *
 * <p>A dream has two kinds of steps: from a configuration to the one it was drawn from, and to itself blocked. For a perfect inversion of blocking
 * both pairs would have the same distribution, and the two exponents would agree.
 */
public final class CouplingFlow {

    private static final int FEWEST_PER_COUPLING = 10;
    private static final int TRUSTED_PER_COUPLING = 40;

    private final Measurements measurements;
    private final CouplingBasis basis;
    private final List<FlowStep> steps;

    private CouplingFlow(Measurements measurements, CouplingBasis basis) {
        requireEnough(basis, measurements.provenance().count());
        this.measurements = measurements;
        this.basis = basis;
        this.steps = measurements.couplings().stream().map(pair -> new FlowStep(pair, basis)).toList();
    }

    /**
     * Blocks {@code spins} step by step, as {@code spins.block().block()…} does, and measures the couplings of the symmetric basis at every level;
     * nothing but their correlations is kept.
     *
     * @throws IllegalArgumentException if the lattice cannot be blocked to {@value CouplingPair#SMALLEST_COARSE_SIZE} ×
     *                                  {@value CouplingPair#SMALLEST_COARSE_SIZE}
     */
    public static CouplingFlow of(Spins spins) {
        Require.given(spins, "an ensemble of spins");
        Scope scope = Scope.OBSERVABLES.withCouplings(CouplingBasis.symmetric());
        scope.check(spins.size());
        requireEnough(CouplingBasis.symmetric(), spins.count());
        return of(Measurements.of(spins, scope));
    }

    /**
     * Of what a dream measured, in the first basis that its plan names.
     *
     * @throws IllegalStateException if the plan did not say {@code couplings()}
     */
    public static CouplingFlow of(Dream dream) {
        Require.given(dream, "a dream");
        return of(dream.measurements());
    }

    /**
     * Of what was measured, in the first basis that was asked for.
     *
     * @throws IllegalStateException if couplings were not asked for
     */
    public static CouplingFlow of(Measurements measurements) {
        Require.given(measurements, "what was measured");
        return new CouplingFlow(measurements, measurements.couplings().get(0).moments().bases().get(0));
    }

    /**
     * The flow in another basis.
     *
     * @throws IllegalArgumentException if it was not measured
     */
    public CouplingFlow in(CouplingBasis other) {
        Require.given(other, "a basis of couplings");
        List<CouplingBasis> measured = measurements.scope().couplings();
        if (!measured.contains(other)) {
            throw new IllegalArgumentException("couplings were measured of the " + measured.stream().map(CouplingBasis::toString)
                    .collect(Collectors.joining(" and the ")) + ", got the " + other + "; name it in the plan, couplings(…)");
        }
        return new CouplingFlow(measurements, other);
    }

    /** From large lattices to small ones, the blocked pair of a size before the dreamed one. */
    public List<FlowStep> steps() {
        return steps;
    }

    /**
     * The step from configurations of L = {@code size} to themselves blocked.
     *
     * @throws IllegalArgumentException if there is none
     */
    public FlowStep blocked(int size) {
        return step(Pairing.BLOCKED, size);
    }

    /**
     * The step from dreams of L = {@code size} to those they were drawn from.
     *
     * @throws IllegalArgumentException if there is none
     */
    public FlowStep dreamed(int size) {
        return step(Pairing.DREAMED, size);
    }

    private FlowStep step(Pairing pairing, int size) {
        return steps.stream().filter(step -> step.pairing() == pairing && step.size() == size).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no " + FlowStep.name(pairing) + " step from L = " + size
                        + " here; choose one of " + steps.stream().map(s -> FlowStep.name(s.pairing()) + " " + s.size()).toList()));
    }

    /**
     * Columns {@code L} (before the step), {@code pairing}, {@code y_h}, {@code y_t}, {@code anisotropy}, {@code omega}, {@code omega_angle} and
     * {@code eta}, each exponent with its {@code _err}, and {@code omega_sys}, see {@link FlowStep#correction}. The angle is arg λ in degrees of the eigenvalue behind ω: neither 0 nor 180 if it is one of a complex pair.
     */
    public Table exponents() {
        var table = Table.create("exponents of the flow", sizeColumn(), pairingColumn());
        addColumns(table, "y_h", FlowStep::magnetic);
        addColumns(table, "y_t", FlowStep::thermal);
        addColumns(table, "anisotropy", FlowStep::anisotropy);
        table.addColumns(EstimateColumns.withSystematic("omega", steps.stream().map(step -> known(step, FlowStep::correction)).toList()));
        addColumns(table, "omega_angle", FlowStep::correctionAngle);
        addColumns(table, "eta", FlowStep::eta);
        return table;
    }

    private void addColumns(Table table, String name, Function<FlowStep, Estimate> exponent) {
        table.addColumns(EstimateColumns.of(name, steps.stream().map(step -> known(step, exponent)).toList()));
    }

    /** NaN in a small basis that has no such eigenvalue. */
    private static Estimate known(FlowStep step, Function<FlowStep, Estimate> exponent) {
        try {
            return exponent.apply(step);
        } catch (IllegalArgumentException e) {
            return Estimate.of(Double.NaN, Double.NaN);
        }
    }

    /** How well the correlations can be inverted: columns {@code L}, {@code pairing} and the condition number in every sector. */
    public Table conditions() {
        var table = Table.create("condition numbers", sizeColumn(), pairingColumn());
        for (Sector sector : basis.sectors()) {
            table.addColumns(DoubleColumn.create(sector.name().toLowerCase(Locale.ROOT),
                    steps.stream().mapToDouble(step -> step.spectrum(sector).condition())));
        }
        return table;
    }

    private IntColumn sizeColumn() {
        return IntColumn.create("L", steps.stream().mapToInt(FlowStep::size));
    }

    private StringColumn pairingColumn() {
        return StringColumn.create("pairing", steps.stream().map(step -> FlowStep.name(step.pairing())));
    }

    /** The couplings. */
    public CouplingBasis basis() {
        return basis;
    }

    /** Of what was measured, with a remark where that is little, and one where it is too little for ω. */
    public Provenance provenance() {
        List<String> biased = steps.stream().filter(CouplingFlow::hasBiasedCorrection).map(step -> FlowStep.name(step.pairing()) + " " + step.size()).toList();
        return biased.isEmpty() ? counted() : counted().noting("omega of the steps " + String.join(", ", biased)
                + " is biased by the number of configurations, and has no error: there are fewer than 4000 for each even coupling, or it moves by more than half of its "
                + "error when half of them are left out");
    }

    private static boolean hasBiasedCorrection(FlowStep step) {
        try {
            return Double.isNaN(step.correction().error());
        } catch (IllegalArgumentException | IllegalStateException e) {
            return false; // a small basis has no such eigenvalue, and whoever asks for one of singular correlations is told
        }
    }

    private Provenance counted() {
        Provenance measured = measurements.provenance();
        int most = largestSector(basis);
        int trusted = TRUSTED_PER_COUPLING * most;
        return measured.count() >= trusted ? measured : measured.noting(measured.count() + " configurations are few for the correlations of " + most
                + " couplings, and exponents from them are biased by about as much as their errors; draw at least " + trusted + ", or keep fewer couplings");
    }

    /** Below, the eigenvalues are those of the noise: their bias is several times their error. */
    private static void requireEnough(CouplingBasis basis, int count) {
        int most = largestSector(basis);
        if (count < FEWEST_PER_COUPLING * most) {
            throw new IllegalStateException("correlations of " + most + " couplings need at least " + FEWEST_PER_COUPLING * most
                    + " configurations, with fewer the couplings are not independent of each other, got " + count + "; draw more, or measure a smaller basis");
        }
    }

    private static int largestSector(CouplingBasis basis) {
        return basis.sectors().stream().mapToInt(sector -> basis.couplings(sector).size()).max().orElse(0);
    }

    /** For example {@code CouplingFlow of 10000 configurations, 3 steps from L = 64, symmetric basis, 52 couplings}. */
    @Override
    public String toString() {
        return "CouplingFlow of " + measurements.provenance().count() + " configurations, " + steps.size() + " steps from L = " + steps.get(0).size() + ", " + basis;
    }
}
