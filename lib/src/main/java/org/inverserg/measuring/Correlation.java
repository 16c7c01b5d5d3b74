package org.inverserg.measuring;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inverserg.couplings.DistanceMoments;
import org.inverserg.lattice.SpinStream;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.EstimateColumns;
import org.inverserg.statistics.Replicas;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * The correlation function G(r) = ⟨σ(x) σ(x+r)⟩ along the axes, the mean over all x and both axes, and the second-moment correlation length
 * <pre>ξ = (2 sin(π/L))⁻¹ √(χ/F − 1),   χ = ⟨|Σσ|²⟩/L²,   F = ⟨|Σσ e^{2πix/L}|²⟩/L²</pre>
 * (F. Cooper, B. Freedman and D. Preston, Nucl. Phys. B 210, 210, 1982), with χ and G not connected. At the critical point of the two-dimensional Ising
 * model ξ/L → {@value #CRITICAL_RATIO} on the periodic square (J. Salas and A. Sokal, J. Stat. Phys. 98, 551, 2000). Errors by jackknife over bins of
 * configurations.
 */
public final class Correlation {

    /** ξ/L of the infinite critical Ising model on the periodic square. */
    public static final double CRITICAL_RATIO = 0.9050488;

    private final int size;
    private final int count;
    private final List<Replicas> values;
    private final Replicas ratio;
    private final Provenance provenance;

    private Correlation(int size, int count, List<Replicas> values, Replicas ratio, Provenance provenance) {
        this.size = size;
        this.count = count;
        this.values = List.copyOf(values);
        this.ratio = ratio;
        this.provenance = provenance;
    }

    /** Of configurations that are kept or streamed. */
    public static Correlation of(SpinStream spins) {
        Require.given(spins, "an ensemble of spins");
        return of(MeasuringSink.measure(spins, Scope.OBSERVABLES.withCorrelations()).correlations().get(spins.size()), spins.provenance());
    }

    static Correlation of(DistanceMoments sums, Provenance provenance) {
        int size = sums.size();
        int last = size / 2;
        Stream<ToDoubleFunction<double[]>> formulas = IntStream.range(0, last).mapToObj(r -> x -> x[r]);
        List<Replicas> all = sums.of(Stream.concat(formulas, Stream.<ToDoubleFunction<double[]>>of(x -> ratio(size, x[last], x[last + 1]))).toList());
        return new Correlation(size, sums.bins().total(), all.subList(0, last), all.get(last), provenance);
    }

    /** ξ/L; not a number where waves are as strong as the mean, as they are without correlation by chance. */
    private static double ratio(int size, double susceptibility, double wave) {
        return Math.sqrt(susceptibility / wave - 1) / (2 * StrictMath.sin(Math.PI / size) * size);
    }

    /** L. */
    public int size() {
        return size;
    }

    /** The number of configurations. */
    public int count() {
        return count;
    }

    /**
     * G at distance {@code r}.
     *
     * @throws IllegalArgumentException unless {@code 1 ≤ r ≤ L/2}
     */
    public Replicas at(int r) {
        Require.that(r >= 1 && r <= values.size(), "a distance on a periodic lattice of L = " + size + " must be between 1 and " + values.size(), r,
                "choose one of them");
        return values.get(r - 1);
    }

    /** ξ, in lattice spacings. */
    public Replicas length() {
        return ratio.times(size);
    }

    /** ξ/L. */
    public Replicas lengthOverSize() {
        return ratio;
    }

    /** Columns {@code r}, {@code G} and its 1σ error, for r = 1 … L/2. */
    public Table table() {
        return Table.create("G(r) at L = " + size, IntColumn.create("r", IntStream.rangeClosed(1, values.size()).toArray()))
                .addColumns(EstimateColumns.of("G", values.stream().map(Replicas::estimate).toList()));
    }

    public Provenance provenance() {
        return provenance;
    }

    /** For example {@code Correlation of 5000 configurations at L = 64, ξ/L = 0.905(6)}. */
    @Override
    public String toString() {
        return "Correlation of " + count + " configurations at L = " + size + ", ξ/L = " + ratio.estimate();
    }
}
