package org.inverserg.markov;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.inverserg.model.PhiFourAction;
import org.inverserg.parallel.RandomBits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhiFourMetropolisTest {

    private static final PhiFourAction ACTION = PhiFourAction.CRITICAL_A;

    @Test
    void changeIsTheDifferenceOfTheActionAndChangesSignExactly() {
        var random = new Random(1);
        int n = 10_000;
        float[] own = gaussian(random, n);
        float[] proposal = gaussian(random, n);
        float[] field = gaussian(random, n);
        float[] forth = new float[n];
        float[] back = new float[n];
        PhiFourMetropolis.change(own, proposal, field, forth, 1, 1.52425f, 0.175f, n);
        PhiFourMetropolis.change(proposal, own, field, back, 1, 1.52425f, 0.175f, n);
        for (int j = 0; j < n; j++) {
            assertThat(back[j]).isEqualTo(-forth[j]);
            double exact = action(proposal[j], field[j]) - action(own[j], field[j]);
            double terms = action(Math.abs(proposal[j]), -Math.abs(field[j])) + action(Math.abs(own[j]), -Math.abs(field[j]));
            assertThat(Math.abs(forth[j] - exact)).isLessThan(4e-7 * terms);
        }
    }

    private static double action(double p, double h) {
        return ACTION.siteMassSquared() / 2 * p * p + ACTION.lambda() / 4 * p * p * p * p - ACTION.kappa() * p * h;
    }

    @Test
    void acceptsWhereTheChangeIsBelowTheVariate() {
        float[] change = {-5, 0, 0.3f, 0.3f, 0.3f, 50, 1e10f, -1e10f, 2e-7f};
        float[] variates = {0, 1e-7f, 0.2f, Math.nextUp(0.3f), Math.nextDown(0.3f), 22.2f, 22.2f, 0, 1.2e-7f};
        PhiFourMetropolis.accept(change, variates, change.length);
        assertThat(change).containsExactly(1, 1, 0, 1, 0, 0, 0, 1, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 6, 32, 34, 130})
    void halfOfTheMovesOfOneColourAreAccepted(int size) {
        var state = new CheckerboardField(size);
        var random = new RandomBits(1);
        var metropolis = new PhiFourMetropolis(ACTION);
        for (int i = 0; i < 100; i++) {
            metropolis.sweep(state, random);
        }
        int moved = 0;
        int tried = 0;
        for (int i = 0; i < 1 + 2000 / size; i++) {
            for (int colour = 0; colour < 2; colour++) {
                float[] before = state.values().clone();
                metropolis.update(state, colour, random);
                for (int site = 0; site < before.length; site++) {
                    boolean updated = site / (before.length / 2) == colour;
                    boolean changed = before[site] != state.values()[site];
                    assertThat(changed && !updated).isFalse();
                    moved += changed ? 1 : 0;
                    tried += updated ? 1 : 0;
                }
            }
        }
        assertThat((double) moved / tried).isBetween(0.4, 0.65);
    }

    /** In equilibrium as many updates lead from one interval of φ to another as back; 4.5σ, false alarms below 10⁻⁴. */
    @Test
    void detailedBalance() {
        int bins = 6;
        long[][] moves = new long[bins][bins];
        var state = new CheckerboardField(4);
        var random = new RandomBits(2);
        var metropolis = new PhiFourMetropolis(ACTION);
        var clusters = new SignClusters(ACTION, state);
        for (int i = -1000; i < 300_000; i++) {
            float[] before = Arrays.copyOf(state.values(), 8);
            metropolis.update(state, 0, random);
            for (int site = 0; i >= 0 && site < 8; site++) {
                moves[bin(before[site], bins)][bin(state.values()[site], bins)]++;
            }
            metropolis.update(state, 1, random);
            clusters.flip(random);
        }
        for (int a = 0; a < bins; a++) {
            for (int b = 0; b < a; b++) {
                double sigmas = (moves[a][b] - moves[b][a]) / Math.sqrt(moves[a][b] + moves[b][a] + 1.0);
                assertThat(sigmas).as("%d to %d: %d and %d", a, b, moves[a][b], moves[b][a]).isBetween(-4.5, 4.5);
            }
        }
    }

    /** Intervals of width 0.5 around 0, the outermost unbounded. */
    private static int bin(float value, int bins) {
        return Math.max(0, Math.min(bins - 1, (int) Math.floor(value / 0.5) + bins / 2));
    }

    private static float[] gaussian(Random random, int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
