package org.inverserg.decimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.inverserg.Slow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ContextTest {

    private static Context context(SiteClass drawn, int size) {
        return Context.of(drawn, size, drawn.isCentre() ? 6.5 : 4.6);
    }

    /** Spins within 6.5 of the sites at (odd, odd), within 4.6 of the others. */
    @ParameterizedTest
    @CsvSource({"B1, 32", "B2, 44", "B3, 48", "B4, 60", "C1, 32", "C2, 44", "D1, 48", "D2, 60"})
    void spinsInReach(SiteClass drawn, int spins) {
        assertThat(context(drawn, 16).count()).isEqualTo(spins);
        assertThat(context(drawn, 64).offsets()).isEqualTo(context(drawn, 16).offsets());
    }

    @ParameterizedTest
    @EnumSource(SiteClass.class)
    void everySymmetryOfTheSquareMapsAContextToItself(SiteClass drawn) {
        for (int size : new int[] {4, 8, 16}) {
            Context context = context(drawn, size);
            for (int symmetry = 0; symmetry < Context.SYMMETRIES; symmetry++) {
                int[] images = new int[context.count()];
                for (int bit = 0; bit < images.length; bit++) {
                    images[bit] = context.image(bit, symmetry);
                }
                Arrays.sort(images);
                for (int bit = 0; bit < images.length; bit++) {
                    assertThat(images[bit]).as("%s, symmetry %d", context, symmetry).isEqualTo(bit);
                }
            }
        }
    }

    @Test
    void classesAndKeptSitesFillTheCellOnce() {
        int sites = EnumSet.allOf(SiteClass.class).stream().mapToInt(drawn -> drawn.sites().size()).sum();
        assertThat(sites).isEqualTo(12);
        for (SiteClass drawn : SiteClass.values()) {
            for (SiteClass.Site a : drawn.sites()) {
                for (int dy = -4; dy <= 4; dy++) {
                    for (int dx = -4; dx <= 4; dx++) {
                        var other = new SiteClass.Site(Math.floorMod(a.row() + dy, 4), Math.floorMod(a.column() + dx, 4));
                        if (drawn.sites().contains(other)) {
                            assertThat(drawn.knows(dy, dx)).as("%s at %d, %d", drawn, dy, dx).isFalse();
                        }
                    }
                }
            }
        }
    }

    @Test
    void onASmallTorusEverySpinIsSeenOnce() {
        assertThat(context(SiteClass.B1, 8).count()).isEqualTo(16); // all that are kept
        assertThat(context(SiteClass.D2, 4).count()).isEqualTo(14); // all but its own class
        assertThat(context(SiteClass.B3, 4).bit(2, 0)).isEqualTo(context(SiteClass.B3, 4).bit(-2, 0)).isNotNegative();
    }

    @Test
    void refusesARadiusWithMoreSpinsThanAWordHas() {
        assertThatThrownBy(() -> Context.of(SiteClass.D2, 32, 6.5)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a context can hold 64 spins").hasMessageContaining("take a smaller radius");
    }

    /** The tables and loops of a compiled kernel against the plain sum over features. */
    @ParameterizedTest
    @EnumSource(SiteClass.class)
    void aCompiledKernelIsTheWeightedSumOfTheFeatures(SiteClass drawn) {
        for (int size : new int[] {4, 8, 32}) {
            var random = new Random(3);
            var features = new Features(context(drawn, size));
            double[] weights = random.doubles(features.count(), -1, 1).toArray();
            long[] contexts = random.longs(Logits.COUNT).toArray();
            float[] logits = new float[Logits.COUNT];
            new Logits().evaluate(CompiledKernel.of(features, weights), contexts, logits);
            double[] values = new double[features.count()];
            for (int j = 0; j < contexts.length; j++) {
                features.of(contexts[j], values);
                double expected = 0;
                for (int f = 0; f < values.length; f++) {
                    expected += weights[f] * values[f];
                }
                assertThat((double) logits[j]).isCloseTo(expected, within(1e-4));
            }
        }
    }

    /** Products of means within the two nearest shells are left out because triples and orbits span them: what is kept is independent. */
    @Slow
    @Test
    void featuresOfALargeLatticeAreIndependent() {
        var random = new Random(5);
        for (SiteClass drawn : SiteClass.values()) {
            var features = new Features(context(drawn, 32));
            double[][] rows = new double[4 * features.count()][features.count()];
            for (double[] row : rows) {
                long both = random.longs(2).reduce(-1, (first, second) -> first & second);
                features.of(both | random.nextLong(), row);
            }
            var singular = new SingularValueDecomposition(new Array2DRowRealMatrix(rows));
            assertThat(singular.getRank()).as(drawn.toString()).isEqualTo(features.count());
        }
    }
}
