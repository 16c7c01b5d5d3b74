package org.inverserg.renormalization;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.complex.Complex;
import org.inverserg.couplings.CouplingMoments.Correlations;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.EstimateColumns;
import org.inverserg.statistics.Replicas;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * The eigenvalues λ of one step within one sector, the largest modulus first: exponents y = ln|λ|/ln 2 and angles arg λ with jackknife errors.
 * Complex eigenvalues come in pairs, one after the other, and are reported as they are.
 */
public final class Spectrum {

    private static final double LN_2 = StrictMath.log(2);

    private final List<Replicas> exponents;
    /** Of all but the largest; none if nobody asks for them. */
    private final List<Halves> halves;
    private final List<Replicas> angles;
    private final double condition;

    private Spectrum(List<Replicas> exponents, List<Halves> halves, List<Replicas> angles, double condition) {
        this.exponents = exponents;
        this.halves = halves;
        this.angles = angles;
        this.condition = condition;
    }

    /**
     * @param whole        from all configurations
     * @param replicas     with one bin left out each
     * @param coefficients of the replicas in the variance
     * @param halves       pairs of correlations from halves of the bins, perhaps none
     * @throws IllegalStateException if the correlations of the coarse level are singular
     */
    static Spectrum of(Correlations whole, List<Correlations> replicas, double[] coefficients, List<List<Correlations>> halves) {
        var matrix = StabilityMatrix.of(whole);
        var exponents = new ArrayList<Replicas>();
        var angles = new ArrayList<Replicas>();
        for (int rank = 0; rank < matrix.size(); rank++) {
            Complex value = matrix.eigenvalue(rank);
            double[] exponent = new double[replicas.size()];
            double[] angle = new double[replicas.size()];
            for (int r = 0; r < exponent.length; r++) {
                Complex replica = matrix.eigenvalue(rank, replicas.get(r));
                exponent[r] = exponent(replica);
                angle[r] = degrees(value) + degrees(replica.divide(value)); // not torn where the angle jumps from 180° to −180°
            }
            exponents.add(Replicas.of(exponent(value), exponent, coefficients));
            angles.add(Replicas.of(degrees(value), angle, coefficients));
        }
        return new Spectrum(exponents, halves(matrix.size(), halves), angles, matrix.condition());
    }

    /**
     * The largest eigenvalue stands apart and moves little, so that its jackknife is right. Those behind it are close to each other and to those that
     * noise makes; their errors come from halves.
     */
    private static List<Halves> halves(int size, List<List<Correlations>> pairs) {
        if (pairs.isEmpty()) {
            return List.of();
        }
        List<List<StabilityMatrix>> matrices = matrices(pairs);
        return IntStream.range(1, size).mapToObj(rank -> Halves.of(matrices, matrix -> exponent(matrix.eigenvalue(rank)))).toList();
    }

    /** None if half of the configurations is too little for their correlations to be inverted: then no error is known. */
    private static List<List<StabilityMatrix>> matrices(List<List<Correlations>> halves) {
        try {
            return halves.stream().map(pair -> pair.stream().map(StabilityMatrix::of).toList()).toList();
        } catch (IllegalStateException e) {
            return List.of();
        }
    }

    private static double exponent(Complex eigenvalue) {
        return StrictMath.log(eigenvalue.abs()) / LN_2;
    }

    private static double degrees(Complex eigenvalue) {
        return StrictMath.toDegrees(StrictMath.atan2(eigenvalue.getImaginary(), eigenvalue.getReal()));
    }

    /** The number of eigenvalues. */
    public int size() {
        return exponents.size();
    }

    /**
     * y = ln|λ|/ln 2 of eigenvalue {@code rank}, 1 for the largest. Behind it the systematic error is what y moves by when half of the configurations are
     * left out; where that is more than half of the statistical error, y is biased by their small number, and its error is not known (NaN).
     *
     * @throws IllegalArgumentException if there are fewer eigenvalues
     */
    public Estimate exponent(int rank) {
        Replicas exponent = replicas(rank);
        return rank == 1 || halves.isEmpty() ? exponent.estimate() : halves(rank).estimate(exponent.value());
    }

    Halves halves(int rank) {
        return halves.get(index(rank) - 1);
    }

    /** The same with its jackknife replicas, which show how it changes in first order. */
    public Replicas replicas(int rank) {
        return exponents.get(index(rank));
    }

    /** arg λ in degrees: 0 for a positive eigenvalue, 180 for a negative one, else one of a complex pair. */
    public Estimate angle(int rank) {
        Replicas angle = angles.get(index(rank));
        boolean real = IntStream.range(0, angle.size()).allMatch(r -> angle.replica(r) == angle.value()); // and stays so: that is exact
        return real ? Estimate.of(angle.value(), 0) : angle.estimate();
    }

    private int index(int rank) {
        if (rank < 1 || rank > exponents.size()) {
            throw new IllegalArgumentException("the eigenvalues are numbered 1 to " + exponents.size() + ", got " + rank + "; 1 is the largest");
        }
        return rank - 1;
    }

    /** The condition number of the coarse level's correlations, every coupling in units of its fluctuation. */
    public double condition() {
        return condition;
    }

    /** Columns {@code rank}, {@code y} and {@code angle} (degrees), each with its {@code _err}, and {@code y_sys}. */
    public Table table() {
        List<Integer> ranks = IntStream.rangeClosed(1, size()).boxed().toList();
        return Table.create("eigenvalues", IntColumn.create("rank", ranks.stream().mapToInt(rank -> rank)))
                .addColumns(EstimateColumns.withSystematic("y", ranks.stream().map(this::exponent).toList()))
                .addColumns(EstimateColumns.of("angle", ranks.stream().map(this::angle).toList()));
    }

    /** For example {@code 25 eigenvalues, y = 1.003(3), −0.9(1), …}. */
    @Override
    public String toString() {
        return size() + " eigenvalues, y = " + exponent(1) + (size() > 1 ? ", " + exponent(2) : "") + (size() > 2 ? ", …" : "");
    }
}
