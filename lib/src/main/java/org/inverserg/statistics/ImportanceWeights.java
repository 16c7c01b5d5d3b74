package org.inverserg.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.inverserg.parallel.Require;

/**
 * Weights w = p/q of configurations that were drawn independently from q, up to a common factor, where averages over p are wanted. Only
 * logarithms are kept, as weights may exceed any number. Immutable.
 *
 * <p>Self-normalised averages Σwx/Σw are consistent, with a bias of order 1/n; their errors come from a jackknife through the ratio. They
 * are worth as much as n_eff = (Σw)²/Σw² configurations drawn from p (A. Kong, Univ. of Chicago, Dept. of Statistics, Tech. Rep. 348,
 * 1992), as long as the weights' own {@linkplain ParetoTail tail} lets that be known.
 */
public final class ImportanceWeights {

    /** With fewer effective configurations a handful of the heaviest decide. */
    public static final int FEWEST_EFFECTIVE = 50;

    private final double[] logarithms;
    private final double[] relative;
    private final double largest;

    private ImportanceWeights(double[] logarithms) {
        this.logarithms = logarithms;
        this.largest = Arrays.stream(logarithms).max().orElseThrow();
        this.relative = Arrays.stream(logarithms).map(x -> StrictMath.exp(x - largest)).toArray();
    }

    /**
     * @param logarithms ln w, in the order of the configurations
     * @throws IllegalArgumentException if there are none, or if one is not finite
     */
    public static ImportanceWeights ofLogarithms(double... logarithms) {
        Require.given(logarithms, "the logarithms of weights");
        if (logarithms.length == 0 || !Arrays.stream(logarithms).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("weights need a finite logarithm for each of at least 1 configuration, got "
                    + (logarithms.length == 0 ? "none" : Arrays.stream(logarithms).filter(x -> !Double.isFinite(x)).findFirst().getAsDouble())
                    + "; look where it comes from, or leave its configuration out");
        }
        return new ImportanceWeights(logarithms.clone());
    }

    /** The number of configurations n. */
    public int count() {
        return logarithms.length;
    }

    /** The weights in units of the largest. */
    public double[] relative() {
        return relative.clone();
    }

    /** ln w of each. */
    public double[] logarithms() {
        return logarithms.clone();
    }

    /** n_eff = (Σw)²/Σw². */
    public double effective() {
        double sum = 0;
        double squares = 0;
        for (double w : relative) {
            sum += w;
            squares += w * w;
        }
        return sum * sum / squares;
    }

    /** n_eff/n with its error: the fraction that the drawing is worth. */
    public Estimate efficiency() {
        return means().of(x -> x[0] * x[0] / x[1]).estimate();
    }

    /** ln⟨w⟩ over q, with its error: ln Z where w = e^{−S}/q. */
    public Replicas logMean() {
        return means().of(x -> largest + StrictMath.log(x[0]));
    }

    private BinnedMeans means() {
        var means = new BinnedMeans(Bins.of(count()), 2);
        for (int index = 0; index < relative.length; index++) {
            means.add(index, 1, relative[index], relative[index] * relative[index]);
        }
        return means;
    }

    /** k̂ of the weights' tail, see {@link ParetoTail}. */
    public double tailShape() {
        return ParetoTail.shape(relative);
    }

    /** What a reader of weighted averages must know: empty where there is nothing to warn of. */
    public List<String> warnings() {
        var warnings = new ArrayList<String>();
        if (effective() < FEWEST_EFFECTIVE) {
            warnings.add(String.format(Locale.ROOT, "the weights leave %.1f effective configurations of %d, fewer than %d: averages hang "
                    + "on the heaviest of them", effective(), count(), FEWEST_EFFECTIVE));
        }
        if (tailShape() > ParetoTail.LARGEST_TRUSTED) {
            warnings.add(String.format(Locale.ROOT, "the tail of the weights has the shape k = %.2f, above %.1f: averages and their errors "
                    + "cannot be trusted", tailShape(), ParetoTail.LARGEST_TRUSTED));
        }
        return warnings;
    }

    /** @throws IllegalStateException if there are fewer than {@value #FEWEST_EFFECTIVE} effective configurations */
    public void requireEffective() {
        if (effective() < FEWEST_EFFECTIVE) {
            throw new IllegalStateException(String.format(Locale.ROOT, "weighted averages need at least %d effective configurations, "
                    + "(sum w)^2/sum w^2, got %.1f of %d; draw more, or draw smaller lattices, whose weights differ less",
                    FEWEST_EFFECTIVE, effective(), count()));
        }
    }

    /** For example {@code 100000 weights, worth 54321 configurations (0.543(3) of them), tail shape 0.31}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d weights, worth %.0f configurations (%s of them), tail shape %.2f",
                count(), effective(), efficiency(), tailShape());
    }
}
