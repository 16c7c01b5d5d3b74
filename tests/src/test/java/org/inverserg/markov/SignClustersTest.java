package org.inverserg.markov;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.inverserg.model.PhiFourAction;
import org.inverserg.parallel.RandomBits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignClustersTest {

    private static final PhiFourAction ACTION = PhiFourAction.CRITICAL_A;

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 32, 130})
    void flipsOneConnectedClusterOfEqualSigns(int size) {
        var random = new RandomBits(1);
        var state = new CheckerboardField(size);
        var metropolis = new PhiFourMetropolis(ACTION);
        var clusters = new SignClusters(ACTION, state);
        for (int i = 0; i < 200; i++) {
            metropolis.sweep(state, random);
        }
        for (int i = 0; i < 200; i++) {
            metropolis.sweep(state, random);
            float[] before = rows(state);
            int flipped = clusters.flip(random);
            float[] after = rows(state);
            int differing = 0;
            int start = -1;
            for (int site = 0; site < before.length; site++) {
                assertThat(Math.abs(after[site])).isEqualTo(Math.abs(before[site]));
                if (after[site] != before[site]) {
                    differing++;
                    start = site;
                }
            }
            assertThat(flipped).isEqualTo(differing).isPositive();
            assertThat(reached(before, after, size, start, new boolean[before.length])).isEqualTo(flipped);
        }
    }

    private static int reached(float[] before, float[] after, int size, int site, boolean[] seen) {
        var waiting = new ArrayDeque<Integer>();
        waiting.add(site);
        seen[site] = true;
        int count = 0;
        while (!waiting.isEmpty()) {
            int at = waiting.remove();
            count++;
            int y = at / size;
            int x = at % size;
            for (int next : new int[] {y * size + (x + 1) % size, y * size + (x + size - 1) % size,
                (y + 1) % size * size + x, (y + size - 1) % size * size + x}) {
                if (!seen[next] && before[next] * before[site] > 0 && after[next] != before[next]) {
                    seen[next] = true;
                    waiting.add(next);
                }
            }
        }
        return count;
    }

    /**
     * At given |φ| on L = 2 the 16 patterns of signs have the weight exp(2κ (φ₁+φ₂)(φ₃+φ₄)), also if only clusters are flipped.
     * Every 8th pattern is counted; 4.5σ, false alarms below 10⁻⁴ (the seed is fixed besides).
     */
    @Test
    void signsFollowTheirWeights() {
        float[] sizes = {0.4f, 0.9f, 0.6f, 0.3f};
        var state = new CheckerboardField(2);
        state.set(sizes);
        var random = new RandomBits(3);
        var clusters = new SignClusters(ACTION, state);
        int n = 400_000;
        long[] found = new long[16];
        for (int i = 0; i < n; i++) {
            for (int flip = 0; flip < 8; flip++) {
                clusters.flip(random);
            }
            found[pattern(rows(state))]++;
        }
        double[] weights = new double[16];
        double total = 0;
        for (int p = 0; p < 16; p++) {
            double diagonal = sign(p, 0) * sizes[0] + sign(p, 3) * sizes[3];
            double other = sign(p, 1) * sizes[1] + sign(p, 2) * sizes[2];
            weights[p] = Math.exp(2 * ACTION.kappa() * diagonal * other);
            total += weights[p];
        }
        for (int p = 0; p < 16; p++) {
            double q = weights[p] / total;
            assertThat((found[p] - n * q) / Math.sqrt(n * q * (1 - q))).as("pattern %d", p).isBetween(-4.5, 4.5);
        }
    }

    /** As many flips lead from one pattern of signs to another as back. */
    @Test
    void detailedBalance() {
        var state = new CheckerboardField(2);
        state.set(new float[] {0.4f, 0.9f, 0.6f, 0.3f});
        var random = new RandomBits(4);
        var clusters = new SignClusters(ACTION, state);
        long[][] moves = new long[16][16];
        for (int i = 0; i < 1_000_000; i++) {
            int before = pattern(rows(state));
            clusters.flip(random);
            moves[before][pattern(rows(state))]++;
        }
        for (int a = 0; a < 16; a++) {
            for (int b = 0; b < a; b++) {
                double sigmas = (moves[a][b] - moves[b][a]) / Math.sqrt(moves[a][b] + moves[b][a] + 1.0);
                assertThat(sigmas).as("%d to %d: %d and %d", a, b, moves[a][b], moves[b][a]).isBetween(-4.5, 4.5);
            }
        }
    }

    @Test
    void withoutCouplingASingleSiteIsFlipped() {
        var state = new CheckerboardField(8);
        var random = new RandomBits(5);
        var action = new PhiFourAction(0, 1, 0);
        new PhiFourMetropolis(action).sweep(state, random);
        for (int i = 0; i < 100; i++) {
            assertThat(new SignClusters(action, state).flip(random)).isEqualTo(1);
        }
    }

    /**
     * Clusters of fields at A, grown by words and site by site from the same fields, are of the same size and move the magnetization as far, on average
     * over 20 000 of each; 4.5σ, false alarms below 10⁻⁴ (the seeds are fixed besides).
     */
    @ParameterizedTest
    @ValueSource(ints = {6, 32, 66})
    void clustersAreThoseGrownSiteBySite(int size) {
        var chain = new PhiFourChain(ACTION, size);
        chain.start(size);
        chain.step(100, 2, 4);
        var state = chain.field();
        var byWords = new SignClusters(ACTION, state);
        var bySites = new SignClustersStepByStep(ACTION);
        var random = new RandomBits(7);
        var differences = new double[2][200];
        for (int bin = 0; bin < 200; bin++) {
            for (int i = 0; i < 100; i++) {
                chain.step(1, 1, 1);
                float[] start = rows(state);
                double m = Math.abs(state.sum());
                differences[0][bin] += byWords.flip(random);
                differences[1][bin] += Math.abs(state.sum()) - m;
                state.set(start);
                differences[0][bin] -= bySites.flip(state, random);
                differences[1][bin] -= Math.abs(state.sum()) - m;
            }
        }
        for (double[] difference : differences) {
            double mean = Arrays.stream(difference).average().orElseThrow();
            double variance = Arrays.stream(difference).map(x -> (x - mean) * (x - mean)).sum() / 199;
            assertThat(mean / Math.sqrt(variance / 200)).isBetween(-4.5, 4.5);
        }
    }

    private static int sign(int pattern, int site) {
        return (pattern >> site & 1) * 2 - 1;
    }

    private static int pattern(float[] rows) {
        int pattern = 0;
        for (int site = 0; site < 4; site++) {
            pattern |= (rows[site] > 0 ? 1 : 0) << site;
        }
        return pattern;
    }

    private static float[] rows(CheckerboardField state) {
        float[] rows = new float[state.size() * state.size()];
        state.copyTo(rows);
        return rows;
    }
}
