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
    private final List<Replicas> angles;
    private final double condition;

    private Spectrum(List<Replicas> exponents, List<Replicas> angles, double condition) {
        this.exponents = exponents;
        this.angles = angles;
        this.condition = condition;
    }

    /**
     * @param whole        from all configurations
     * @param replicas     with one bin left out each
     * @param coefficients of the replicas in the variance
     * @throws IllegalStateException if the correlations of the coarse level are singular
     */
    static Spectrum of(Correlations whole, List<Correlations> replicas, double[] coefficients) {
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
        return new Spectrum(exponents, angles, matrix.condition());
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
     * y = ln|λ|/ln 2 of eigenvalue {@code rank}, 1 for the largest.
     *
     * @throws IllegalArgumentException if there are fewer eigenvalues
     */
    public Estimate exponent(int rank) {
        return replicas(rank).estimate();
    }

    /** The same with its replicas. */
    public Replicas replicas(int rank) {
        return exponents.get(index(rank));
    }

    /** arg λ in degrees: 0 for a positive eigenvalue, 180 for a negative one, else one of a complex pair. */
    public Estimate angle(int rank) {
        return angles.get(index(rank)).estimate();
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

    /** Columns {@code rank}, {@code y} and {@code angle} (degrees), each with its {@code _err}. */
    public Table table() {
        List<Integer> ranks = IntStream.rangeClosed(1, size()).boxed().toList();
        return Table.create("eigenvalues", IntColumn.create("rank", ranks.stream().mapToInt(rank -> rank)))
                .addColumns(EstimateColumns.of("y", ranks.stream().map(this::exponent).toList()))
                .addColumns(EstimateColumns.of("angle", ranks.stream().map(this::angle).toList()));
    }

    /** For example {@code 25 eigenvalues, y = 1.003(3), −0.9(1), …}. */
    @Override
    public String toString() {
        return size() + " eigenvalues, y = " + exponent(1) + (size() > 1 ? ", " + exponent(2) : "") + (size() > 2 ? ", …" : "");
    }
}
