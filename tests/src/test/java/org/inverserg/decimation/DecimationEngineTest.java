package org.inverserg.decimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.inverserg.Slow;
import org.inverserg.model.IsingModel;
import org.inverserg.model.IsingTorus;
import org.inverserg.parallel.RandomBits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models with random weights: what must hold exactly holds for any weights. All 65 536 configurations of L = 4 are gone through. */
class DecimationEngineTest {

    private static final double BETA = IsingModel.CRITICAL_BETA;
    private static final int ALL = 1 << 16;

    private static double[] positive(Random random, int count) {
        return random.doubles(count, 0.2, 1).toArray();
    }

    private static CompiledKernel kernel(Random random, SiteClass drawn, int size) {
        var features = new Features(Context.of(drawn, size, drawn.isCentre() ? 6.5 : 4.6));
        return CompiledKernel.of(features, random.doubles(features.count(), -0.4, 0.4).toArray());
    }

    private static List<CompiledKernel> kernels(Random random, boolean finest, int size) {
        return Level.trained(finest).stream().map(drawn -> kernel(random, drawn, size)).toList();
    }

    /** Up to L = {@code size} from a table of L = 2. */
    static DecimationModel model(long seed, int size, boolean exactEnd) {
        var random = new Random(seed);
        var levels = new ArrayList<Level>();
        for (int linear = 4; linear <= size; linear *= 2) {
            boolean finest = exactEnd && linear == size;
            List<CompiledKernel> kernels = kernels(random, finest, linear);
            levels.add(finest ? Level.finest(linear, BETA, kernels) : Level.coarse(linear, kernels));
        }
        return new DecimationModel(BETA, new StartTable(2, positive(random, 16)), levels);
    }

    /** ln q of all configurations of L = 4, bit i of the index the spin of site i. */
    private static double[] logProbabilities(DecimationModel model) {
        var engine = new DecimationEngine(model);
        double[] all = new double[ALL];
        long[] words = new long[16];
        for (int first = 0; first < ALL; first += 64) {
            for (int site = 0; site < 16; site++) {
                words[site] = 0;
                for (int lane = 0; lane < 64; lane++) {
                    words[site] |= (long) (first + lane >>> site & 1) << lane;
                }
            }
            System.arraycopy(engine.evaluate(words).logProbability(), 0, all, first, 64);
        }
        return all;
    }

    private static int key(long[] words, int lane) {
        return IntStream.range(0, 16).map(site -> (int) (words[site] >>> lane & 1) << site).sum();
    }

    private static int bonds(int key) {
        return IntStream.range(0, 16)
                .map(site -> spin(key, site) * (spin(key, site / 4 * 4 + (site + 1) % 4) + spin(key, (site + 4) % 16))).sum();
    }

    private static int spin(int key, int site) {
        return (key >>> site & 1) * 2 - 1;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void probabilitiesAddUpToOne(boolean exactEnd) {
        for (long seed = 1; seed <= 3; seed++) {
            double sum = Arrays.stream(logProbabilities(model(seed, 4, exactEnd))).map(StrictMath::exp).sum();
            assertThat(sum).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void aTableAloneAddsUpToOne() {
        var model = new DecimationModel(BETA, new StartTable(4, positive(new Random(5), ALL)), List.of());
        assertThat(Arrays.stream(logProbabilities(model)).map(StrictMath::exp).sum()).isCloseTo(1, within(1e-12));
    }

    /** Pearson's χ² of 2·10⁶ draws in cells of equal expectation; beyond 5σ with a probability below 10⁻⁶ in each of six cases. */
    @Slow
    @ParameterizedTest
    @ValueSource(strings = {"table", "coarse", "finest"})
    void drawsFollowTheirProbabilities(String kind) {
        DecimationModel model = kind.equals("table") ? new DecimationModel(BETA, new StartTable(4, positive(new Random(7), ALL)), List.of())
                : model(11, 4, kind.equals("finest"));
        double[] probabilities = Arrays.stream(logProbabilities(model)).map(StrictMath::exp).toArray();
        int draws = 64 * 31_250;
        int[] counts = new int[ALL];
        var engine = new DecimationEngine(model);
        var random = new RandomBits(99);
        for (int batch = 0; batch < draws / 64; batch++) {
            var drawn = engine.draw(random);
            for (int lane = 0; lane < 64; lane++) {
                int key = key(engine.words(), lane);
                counts[key]++;
                assertThat(drawn.logProbability()[lane]).isCloseTo(StrictMath.log(probabilities[key]), within(1e-9));
            }
        }
        assertThat(sigmasOfChiSquare(probabilities, counts, draws)).isBetween(-5.0, 5.0);
    }

    private static double sigmasOfChiSquare(double[] probabilities, int[] counts, int draws) {
        double chiSquare = 0;
        double expected = 0;
        double found = 0;
        int cells = 0;
        for (int key = 0; key < ALL; key++) {
            expected += draws * probabilities[key];
            found += counts[key];
            if (expected >= 25 || key == ALL - 1) {
                chiSquare += (found - expected) * (found - expected) / expected;
                cells++;
                expected = 0;
                found = 0;
            }
        }
        assertThat(cells).isGreaterThan(5000);
        return (chiSquare - (cells - 1)) / Math.sqrt(2.0 * (cells - 1));
    }

    /** Σ q w = Z and Σ q w e / Σ q w = ⟨e⟩ with the weights w = e^{βΣσσ'}/q. */
    @Test
    void weightsMakeAveragesExact() {
        double[] logQ = logProbabilities(model(3, 4, true));
        double[] moments = new double[3];
        for (int key = 0; key < ALL; key++) {
            int bonds = bonds(key);
            double product = StrictMath.exp(logQ[key]) * StrictMath.exp(BETA * bonds - logQ[key]);
            moments[0] += product;
            moments[1] += product * bonds;
            moments[2] += product * bonds * bonds;
        }
        var exact = IsingTorus.critical(4);
        double mean = moments[1] / moments[0];
        assertThat(StrictMath.log(moments[0])).isCloseTo(exact.logZ(), within(1e-10));
        assertThat(-mean / 16).isCloseTo(exact.energy(), within(1e-10));
        assertThat((moments[2] / moments[0] - mean * mean) / 16).isCloseTo(exact.heatCapacity(), within(1e-9));
    }

    /** Where configurations differ only in what is drawn exactly, their weights e^{βΣσσ'}/q are equal: 5/8 of the spins of any lattice. */
    @ParameterizedTest
    @ValueSource(ints = {4, 8, 16})
    void whatIsDrawnExactlyDoesNotChangeTheWeight(int size) {
        var engine = new DecimationEngine(model(13, size, true));
        var random = new Random(17);
        long[] words = random.longs((long) size * size).toArray();
        double[] before = logWeights(engine, words);
        for (int site = 0; site < words.length; site++) {
            int row = site / size % 4;
            int column = site % size % 4;
            boolean exact = (row + column) % 2 == 1 || row % 2 == 1 && row != column;
            words[site] = exact ? random.nextLong() : words[site];
        }
        double[] after = logWeights(engine, words);
        for (int lane = 0; lane < 64; lane++) {
            assertThat(after[lane]).isCloseTo(before[lane], within(1e-5)); // logits are kept in single precision
        }
    }

    private static double[] logWeights(DecimationEngine engine, long[] words) {
        var batch = engine.evaluate(words);
        int bonds = 2 * words.length;
        return IntStream.range(0, 64)
                .mapToDouble(lane -> BETA * (bonds - 2 * batch.unequal()[lane]) - batch.logProbability()[lane]).toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 32})
    void whatWasDrawnHasTheProbabilityThatIsEvaluated(int size) {
        DecimationModel model = model(19, size, true);
        var engine = new DecimationEngine(model);
        var drawn = engine.draw(new RandomBits(23));
        long[] words = engine.words().clone();
        var evaluated = new DecimationEngine(model).evaluate(words);
        assertThat(evaluated.logProbability()).isEqualTo(drawn.logProbability());
        assertThat(evaluated.unequal()).isEqualTo(drawn.unequal());
        assertThat(evaluated.up()).isEqualTo(drawn.up());
        engine.draw(new RandomBits(29));
        engine.draw(new RandomBits(23));
        assertThat(engine.words()).isEqualTo(words);
    }

    /** q(σ) = q(−σ). */
    @Test
    void theSignOfAllSpinsDoesNotMatter() {
        var random = new Random(31);
        var start = new StartTable(2, IntStream.range(0, 16).mapToDouble(key -> 1 + Math.abs(Integer.bitCount(key) - 2)).toArray());
        var engine = new DecimationEngine(new DecimationModel(BETA, start, List.of(Level.coarse(4, kernels(random, false, 4)),
                Level.coarse(8, kernels(random, false, 8)), Level.finest(16, BETA, kernels(random, true, 16)))));
        long[] words = random.longs(256).toArray();
        double[] expected = engine.evaluate(words).logProbability();
        long[] flipped = Arrays.stream(words).map(word -> ~word).toArray();
        // logits are kept in single precision
        assertThat(engine.evaluate(flipped).logProbability()).containsExactly(expected, within(1e-4));
    }
}
