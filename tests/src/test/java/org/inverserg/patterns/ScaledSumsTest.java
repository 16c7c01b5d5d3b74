package org.inverserg.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScaledSumsTest {

    /** Terms over 80 powers of two, in many orders and groupings: always the exact sum, to the last digit. */
    @Test
    void orderAndGroupingDoNotMatter() {
        var random = new Random(1);
        int n = 300;
        double[] terms = random.doubles(n, 0, 1000).toArray();
        int[] exponents = random.ints(n, 500, 580).toArray();
        BigDecimal exact = BigDecimal.ZERO;
        for (int i = 0; i < n; i++) {
            exact = exact.add(new BigDecimal(Math.scalb(terms[i], 500 - exponents[i])));
        }
        for (int trial = 0; trial < 50; trial++) {
            var total = new ScaledSums(new double[1], 570);
            var part = new ScaledSums(new double[1], 570);
            for (int i = n - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                double term = terms[i];
                int exponent = exponents[i];
                terms[i] = terms[j];
                exponents[i] = exponents[j];
                terms[j] = term;
                exponents[j] = exponent;
            }
            for (int i = 0; i < n; i++) {
                part.add(new double[] {terms[i]}, exponents[i]);
                if (random.nextInt(10) == 0 || i == n - 1) {
                    total.add(part);
                    part = new ScaledSums(new double[1], 570);
                }
            }
            assertThat(total.at(500)[0]).isEqualTo(exact.doubleValue());
        }
    }

    @Test
    void numbersBeyondTheRangeOfADouble() {
        var sums = new ScaledSums(new double[] {0, 0}, 6000);
        sums.add(new double[] {1, 0}, 5000);
        sums.add(new double[] {3, 0.5}, 4998);
        assertThat(sums.exponent()).isEqualTo(4998);
        assertThat(sums.at(5000)).containsExactly(new double[] {13, 2}, within(0.0));
        sums.add(new double[] {1, 1}, 0); // what was there vanishes beside it
        assertThat(sums.at(0)).containsExactly(new double[] {1, 1}, within(0.0));
    }
}
