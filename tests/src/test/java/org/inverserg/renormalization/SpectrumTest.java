package org.inverserg.renormalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.inverserg.Slow;
import org.inverserg.couplings.CouplingMoments.Correlations;
import org.inverserg.statistics.Bins;
import org.inverserg.statistics.Estimate;
import org.junit.jupiter.api.Test;

/**
 * A transformation that is known: coarse sums s are drawn from a normal distribution, the fine ones are s' = s T and noise, so that ⟨s s'⟩ = ⟨s s⟩ T.
 * T has the eigenvalues 2, then the pair 0.7 e^{±30° i}, then 0.65: their moduli overlap within the errors.
 */
class SpectrumTest {

    private static final int CONFIGURATIONS = 2000;
    private static final double[] EXACT = {1, Math.log(0.7) / Math.log(2), Math.log(0.7) / Math.log(2), Math.log(0.65) / Math.log(2)};

    private static RealMatrix transformation() {
        double cos = 0.7 * Math.cos(Math.PI / 6);
        double sin = 0.7 * Math.sin(Math.PI / 6);
        RealMatrix blocks = MatrixUtils.createRealMatrix(new double[][] {{2, 0, 0, 0}, {0, cos, -sin, 0}, {0, sin, cos, 0}, {0, 0, 0, 0.65}});
        RealMatrix mixed = MatrixUtils.createRealMatrix(new double[][] {{1, 0.3, 0, -0.2}, {0.2, 1, 0, 0.1}, {0, -0.4, 1, 0}, {0.1, 0, 0.3, 1}});
        return mixed.multiply(blocks).multiply(MatrixUtils.inverse(mixed));
    }

    private static Spectrum sample(int seed) {
        var random = new SplittableRandom(seed);
        Bins bins = Bins.of(CONFIGURATIONS);
        RealMatrix transformation = transformation();
        List<Correlations> sums = new ArrayList<>();
        Correlations total = new Correlations(MatrixUtils.createRealMatrix(4, 4), MatrixUtils.createRealMatrix(4, 4));
        for (int bin = 0; bin < bins.count(); bin++) {
            Correlations sum = new Correlations(MatrixUtils.createRealMatrix(4, 4), MatrixUtils.createRealMatrix(4, 4));
            for (int c = 0; c < bins.size(bin); c++) {
                RealMatrix coarse = MatrixUtils.createRowRealMatrix(random.doubles(4, -1, 1).toArray());
                RealMatrix fine = coarse.multiply(transformation).add(MatrixUtils.createRowRealMatrix(random.doubles(4, -0.5, 0.5).toArray()));
                sum = plus(sum, new Correlations(coarse.transpose().multiply(coarse), coarse.transpose().multiply(fine)), 1);
            }
            sums.add(sum);
            total = plus(total, sum, 1);
        }
        Correlations all = total;
        List<List<Correlations>> halves = Halves.of(bins.count(), half -> {
            Correlations part = new Correlations(MatrixUtils.createRealMatrix(4, 4), MatrixUtils.createRealMatrix(4, 4));
            for (int bin = 0; bin < bins.count(); bin++) {
                part = half.test(bin) ? plus(part, sums.get(bin), 1) : part;
            }
            return part;
        });
        return Spectrum.of(all, sums.stream().map(sum -> plus(all, sum, -1)).toList(), bins.coefficients(), halves);
    }

    private static Correlations plus(Correlations a, Correlations b, double factor) {
        return new Correlations(a.within().add(b.within().scalarMultiply(factor)), a.between().add(b.between().scalarMultiply(factor)));
    }

    /** The rank that belongs to the eigenvalue 0.65: the real one of the last three. */
    private static int realRank(Spectrum spectrum) {
        return IntStream.rangeClosed(2, 4).filter(rank -> spectrum.angle(rank).value() == 0).findFirst().orElseThrow();
    }

    /**
     * In 200 runs the spread of every exponent is the error that the runs state, and the mean is exact. A spread of 200 numbers is known to 5 %, the
     * bounds are 4.5σ, with 3 % for the bias of 1/N: eight of them, a false alarm in 6·10⁻⁵ of all choices of seeds.
     */
    @Slow
    @Test
    void statesHonestErrors() {
        int runs = 200;
        double[][] values = new double[4][runs];
        double[] meanVariance = new double[4];
        for (int run = 0; run < runs; run++) {
            Spectrum spectrum = sample(run);
            int real = realRank(spectrum);
            int pair = real == 2 ? 3 : 2;
            Estimate[] found = {spectrum.exponent(1), spectrum.exponent(pair), spectrum.exponent(real), spectrum.angle(pair)};
            for (int i = 0; i < 4; i++) {
                values[i][run] = Math.abs(found[i].value());
                meanVariance[i] += found[i].error() * found[i].error() / runs;
            }
        }
        double[] exact = {EXACT[0], -EXACT[1], -EXACT[3], 30};
        for (int i = 0; i < 4; i++) {
            double mean = Arrays.stream(values[i]).average().orElseThrow();
            double variance = Arrays.stream(values[i]).map(x -> (x - mean) * (x - mean)).sum() / (runs - 1);
            double stated = Math.sqrt(meanVariance[i]);
            assertThat(Math.sqrt(variance) / stated).as("spread of %d against %s", i, stated).isBetween(1 - 0.26, 1 + 0.26);
            assertThat(Math.abs(mean - exact[i])).as("mean of %d: %s", i, mean).isLessThan((4.5 / Math.sqrt(runs) + 0.1) * stated);
        }
    }

    @Test
    void reportsPairsAsTheyAre() {
        Spectrum spectrum = sample(1);
        int real = realRank(spectrum);
        int first = real == 2 ? 3 : 2;
        int second = real == 4 ? 3 : 4;
        assertThat(spectrum.exponent(first).value()).isEqualTo(spectrum.exponent(second).value());
        assertThat(spectrum.angle(first).value()).isEqualTo(-spectrum.angle(second).value());
        assertThat(spectrum.angle(real).value()).isZero();
        assertThat(spectrum.table().rowCount()).isEqualTo(4);
        assertThat(spectrum.table().columnNames()).containsExactly("rank", "y", "y_err", "y_sys", "angle", "angle_err");
        assertThatIllegalArgumentException().isThrownBy(() -> spectrum.exponent(5)).withMessageContaining("1 to 4, got 5");
    }
}
