package org.inverserg.measuring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.inverserg.lattice.SpinStream;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.Bins;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.EstimateColumns;
import org.inverserg.statistics.Replicas;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * The probability density P(m) of the order parameter m = V⁻¹ Σ σ, V = L², at one lattice size: a histogram whose bins are aligned
 * with the possible values of m, 2/V apart, and symmetric under m → −m.
 *
 * <p>At the critical point P(m) = L^{β/ν} f(m L^{β/ν}) with one function f for all L (K. Binder, Z. Phys. B 43, 119, 1981; Rançon et al. 2025,
 * Sec. IV), β/ν = 1/8 for the two-dimensional Ising model: {@link #scaled()} is f. Errors by jackknife over bins of configurations.
 */
public final class Density {

    /** β/ν of the two-dimensional Ising model. */
    public static final double ISING_EXPONENT = 0.125;

    private static final int FEWEST_TO_COMPARE = 10;

    private final DensityGrid grid;
    private final Bins bins;
    /** By bin of configurations and bin of m. */
    private final int[][] counts;
    /** Sum of all counts: of the configurations, or of them and their mirror images. */
    private final long total;
    private final Provenance provenance;

    private Density(DensityGrid grid, Bins bins, int[][] counts, Provenance provenance) {
        this.grid = grid;
        this.bins = bins;
        this.counts = counts;
        this.total = Arrays.stream(counts).flatMapToInt(Arrays::stream).asLongStream().sum();
        this.provenance = provenance;
    }

    /** Of configurations that are kept or streamed. */
    public static Density of(SpinStream spins) {
        Require.given(spins, "an ensemble of spins");
        return of(MeasuringSink.measure(spins, Scope.OBSERVABLES.withDensity()).densities().get(spins.size()), spins.provenance());
    }

    static Density of(DensitySums sums, Provenance provenance) {
        return new Density(sums.grid(), sums.bins(), sums.counts(), provenance);
    }

    /** A point of the curve. */
    private record Point(double x, Estimate y) {
    }

    /** L. */
    public int size() {
        return grid.size();
    }

    /** The number of configurations. */
    public int count() {
        return bins.total();
    }

    /** The number of bins of m. */
    public int bins() {
        return grid.bins();
    }

    public Provenance provenance() {
        return provenance;
    }

    /**
     * The same in wider bins, each made of a whole and odd number of those at hand.
     *
     * @param most there will be as many bins as possible up to this
     * @throws IllegalArgumentException if {@code most} is less than 3
     */
    public Density withBins(int most) {
        if (most < 3) {
            throw new IllegalArgumentException("a density needs at least 3 bins, got " + most + "; one for each sign of m and one between them");
        }
        DensityGrid wider = grid.withBins(most);
        int factor = wider.width() / grid.width();
        if (factor == 1) {
            return this;
        }
        int[][] joined = new int[counts.length][wider.bins()];
        for (int bin = 0; bin < grid.bins(); bin++) {
            int target = wider.bin((int) Math.round((grid.magnetization(bin) + 1) / 2 * grid.size() * grid.size()));
            for (int r = 0; r < counts.length; r++) {
                joined[r][target] += counts[r][bin];
            }
        }
        return new Density(wider, bins, joined, provenance);
    }

    /**
     * Every configuration counted with its mirror image σ → −σ too, which the symmetry makes as likely: smaller errors, P(m) = P(−m). What is
     * symmetric stays as it is.
     */
    public Density symmetrized() {
        if (IntStream.range(0, grid.bins()).allMatch(bin -> Arrays.stream(counts).allMatch(part -> part[bin] == part[grid.mirrored(bin)]))) {
            return this;
        }
        int[][] both = new int[counts.length][grid.bins()];
        for (int r = 0; r < counts.length; r++) {
            for (int bin = 0; bin < grid.bins(); bin++) {
                both[r][bin] = counts[r][bin] + counts[r][grid.mirrored(bin)];
            }
        }
        return new Density(grid, bins, both, provenance);
    }

    /**
     * P(m) in the bin that holds {@code m}.
     *
     * @throws IllegalArgumentException unless −1 ≤ m ≤ 1
     */
    public Estimate at(double m) {
        if (!(Math.abs(m) <= 1)) {
            throw new IllegalArgumentException("a magnetization lies between -1 and 1, got " + m + "; it is the mean of the spins");
        }
        int volume = grid.size() * grid.size();
        return density(grid.bin((int) Math.round((m + 1) / 2 * volume))).estimate();
    }

    private Replicas density(int bin) {
        long inBin = inBin(bin);
        double extent = grid.extent(bin);
        double[] replicas = new double[counts.length];
        for (int r = 0; r < replicas.length; r++) {
            double share = (double) bins.size(r) / bins.total();
            replicas[r] = (inBin - counts[r][bin]) / (total * (1 - share)) / extent;
        }
        return Replicas.of(inBin / (double) total / extent, replicas, bins.coefficients());
    }

    private long inBin(int bin) {
        return Arrays.stream(counts).mapToLong(part -> part[bin]).sum();
    }

    /** Columns {@code m}, {@code P}, {@code P_err}: the density in all bins. */
    public Table table() {
        return table("density at L = " + size(), "m", "P", points(false, 0));
    }

    /** f with β/ν = 1/8, see {@link #scaled(double)}. */
    public Table scaled() {
        return scaled(ISING_EXPONENT);
    }

    /**
     * Columns {@code x}, {@code f}, {@code f_err} with x = m L^{β/ν} and f = P(m) L^{−β/ν}.
     *
     * @throws IllegalArgumentException if L^{β/ν} is not a number
     */
    public Table scaled(double exponent) {
        return table("scaled density at L = " + size(), "x", "f", points(false, exponent));
    }

    /** ln f with β/ν = 1/8, see {@link #logarithm(double)}. */
    public Table logarithm() {
        return logarithm(ISING_EXPONENT);
    }

    /** Columns {@code x}, {@code ln_f}, {@code ln_f_err} with x = m L^{β/ν} and f = P(m) L^{−β/ν}; without the bins that no configuration fell into. */
    public Table logarithm(double exponent) {
        return table("logarithm of the scaled density at L = " + size(), "x", "ln_f", points(true, exponent));
    }

    private List<Point> points(boolean logarithm, double exponent) {
        double scale = StrictMath.pow(size(), exponent);
        Require.that(scale > 0 && Double.isFinite(scale), "the exponent of L = " + size() + " must be such that its power is a number", exponent,
                "that of the Ising model is " + ISING_EXPONENT);
        var points = new ArrayList<Point>();
        for (int bin = 0; bin < grid.bins(); bin++) {
            if (logarithm && inBin(bin) == 0) {
                continue;
            }
            Estimate p = density(bin).estimate();
            Estimate y = logarithm ? Estimate.of(StrictMath.log(p.value() / scale), p.error() / p.value())
                    : Estimate.of(p.value() / scale, p.error() / scale);
            points.add(new Point(grid.magnetization(bin) * scale, y));
        }
        return points;
    }

    private static Table table(String name, String x, String y, List<Point> points) {
        return Table.create(name, DoubleColumn.create(x, points.stream().mapToDouble(Point::x)))
                .addColumns(EstimateColumns.of(y, points.stream().map(Point::y).toList()));
    }

    /**
     * How far two densities are apart.
     *
     * @param chiSquare Σ (P − P′)²/(σ² + σ′²) over the bins
     * @param dof       bins that both have at least {@value #FEWEST_TO_COMPARE} configurations in, and known errors, less one for the norm; nothing
     *                  is known about the distance where there is none
     */
    public record Distance(double chiSquare, int dof) {

        /** @throws IllegalArgumentException if χ² is negative or not a number */
        public Distance {
            Require.that(chiSquare >= 0, "a χ² must be 0 or more", chiSquare, "leave out what has no error");
        }

        /** The probability of a χ² at least as large if both were the same. */
        public double pValue() {
            if (dof < 1) {
                return Double.NaN;
            }
            return Double.isInfinite(chiSquare) ? 0 : 1 - new ChiSquaredDistribution(null, dof).cumulativeProbability(chiSquare);
        }

        /** For example {@code χ²/dof = 1.1 (dof = 40)}. */
        @Override
        public String toString() {
            return dof < 1 ? "χ²/dof = ? (fewer than 2 bins have enough configurations in both; draw more, or make wider bins)"
                    : String.format(Locale.ROOT, "χ²/dof = %.2g (dof = %d)", chiSquare / dof, dof);
        }
    }

    /**
     * The distance from a density of independent configurations in the same bins.
     *
     * @throws IllegalArgumentException if sizes or bins differ
     */
    public Distance distance(Density other) {
        Require.given(other, "the other density");
        if (!grid.equals(other.grid)) {
            throw new IllegalArgumentException("densities are compared at the same lattice size and in the same bins, got L = " + size() + " with "
                    + bins() + " bins and L = " + other.size() + " with " + other.bins() + "; withBins(n) makes wider bins");
        }
        double chiSquare = 0;
        int compared = 0;
        for (int bin = 0; bin < grid.bins(); bin++) {
            if (Math.min(inBin(bin), other.inBin(bin)) >= FEWEST_TO_COMPARE) {
                double pull = density(bin).estimate().sigmasFrom(other.density(bin).estimate());
                if (!Double.isNaN(pull)) {
                    chiSquare += pull * pull;
                    compared++;
                }
            }
        }
        return new Distance(chiSquare, Math.max(0, compared - 1));
    }

    /** For example {@code Density of m at L = 64, 10000 configurations, 4096 bins}. */
    @Override
    public String toString() {
        return "Density of m at L = " + size() + ", " + count() + " configurations, " + bins() + " bins";
    }
}
