package org.inverserg.markov;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.inverserg.Slow;
import org.inverserg.lattice.Spins;
import org.inverserg.model.IsingModel;
import org.inverserg.parallel.CancelledException;
import org.inverserg.parallel.Parallel;
import org.inverserg.sampling.Ising;
import org.inverserg.statistics.Estimate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Thresholds of 4.5σ: false alarms below 10⁻³ for the whole class (the seeds are fixed besides). */
class WolffTest {

    private static final double CRITICAL = IsingModel.critical().bondProbability();

    private final int threads = Parallel.threads();

    @AfterEach
    void restoreThreads() {
        Parallel.setThreads(threads);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 31, 63, 64, 65, 100, 128, 129})
    void flipsOneConnectedDomainAtATime(int size) {
        var state = new Wolff(size, CRITICAL, 1);
        state.start(size);
        for (int step = 0; step < 20; step++) {
            state.sweep(1);
            byte[] before = spins(state, size);
            int flipped = state.flip();
            byte[] after = spins(state, size);
            byte[] domain = new byte[size * size];
            int first = -1;
            int count = 0;
            for (int site = 0; site < domain.length; site++) {
                if (before[site] != after[site]) {
                    domain[site] = 1;
                    first = site;
                    count++;
                    assertThat(before[site]).as("all of one sign").isEqualTo(before[first]);
                }
            }
            assertThat(count).isEqualTo(flipped).isPositive();
            assertThat(connected(domain, first, size)).isEqualTo(count);
        }
    }

    /** Rows of one word, of two and of forty, of which the last is never full. */
    @ParameterizedTest
    @ValueSource(ints = {2, 77, 2500})
    void coldClustersAreTheWholeLattice(int size) {
        var state = new Wolff(size, 1, 1);
        state.start(1);
        int up = 0;
        for (int cluster = 0; cluster < 4; cluster++) {
            assertThat(state.flip()).isEqualTo(size * size);
            up = size * size - up;
            assertThat(state.rows().up()).isEqualTo(up);
            assertThat(state.rows().unequalBonds()).isZero();
        }
    }

    @Test
    void hotClustersAreSingleSpinsAllOverTheLattice() {
        int size = 10;
        var state = new Wolff(size, 0, 1);
        state.start(2);
        int flips = 100_000;
        double[] counts = new double[size * size];
        byte[] before = spins(state, size);
        for (int flip = 0; flip < flips; flip++) {
            assertThat(state.flip()).isEqualTo(1);
            byte[] after = spins(state, size);
            for (int site = 0; site < after.length; site++) {
                counts[site] += before[site] ^ after[site];
            }
            before = after;
        }
        double chiSquare = 0;
        for (double count : counts) {
            chiSquare += Math.pow(count - (double) flips / counts.length, 2) / ((double) flips / counts.length);
        }
        assertThat((chiSquare - 99) / Math.sqrt(198)).isBetween(-4.5, 4.5);
    }

    /** Neither the parity of single flips nor the turns of the whole lattice's sign may survive a sweep. */
    @ParameterizedTest
    @CsvSource({"0, 4", "0.01, 3", "3, 4", "30, 3"})
    void evenAndOddNumbersOfClustersAreAlike(double beta, int size) {
        Spins spins = Ising.at(beta, size).wolff().seed(5).sample(10_000);
        double parity = 0;
        double sign = 0;
        for (int index = 0; index < spins.count(); index++) {
            int up = 0;
            for (byte spin : spins.configuration(index)) {
                up += (spin + 1) / 2;
            }
            parity += up % 2 == 0 ? 1 : -1;
            sign += Integer.signum(2 * up - size * size);
        }
        if (beta < 1) {
            assertThat(parity / Math.sqrt(spins.count())).isBetween(-4.5, 4.5);
        }
        assertThat(sign / Math.sqrt(spins.count())).isBetween(-4.5, 4.5);
    }

    @ParameterizedTest
    @CsvSource({"0, 8", "0.2, 16", "0.44068679350977147, 8", "0.44068679350977147, 32", "0.44068679350977147, 128", "0.35, 100"})
    void sweepFlipsAsManySpinsAsThereAre(double beta, int size) {
        double probability = new IsingModel(beta).bondProbability();
        int clusters = Wolff.clustersPerSweep(size, probability, 1);
        var state = new Wolff(size, probability, clusters);
        state.start(2);
        state.sweep(100);
        double flipped = 0;
        int count = Math.max(4000, 50 * clusters);
        for (int cluster = 0; cluster < count; cluster++) {
            flipped += state.flip();
        }
        double perSweep = flipped / count * (clusters + 0.5) / ((double) size * size);
        assertThat(perSweep).isBetween(0.75, 1.25); // c is whole, and 2 at the least here
        assertThat(Wolff.clustersPerSweep(size, probability, 1)).isEqualTo(clusters);
    }

    /** Starts from equal spins must be forgotten: the chain has its own autocorrelation times, but the same means. */
    @Slow
    @ParameterizedTest
    @CsvSource({"0.3, 40", "0.44068679350977147, 100", "0.48, 65"})
    void agreesWithSwendsenWang(double beta, int size) {
        var wolff = Ising.at(beta, size).wolff().seed(1).measure(2000);
        var swendsenWang = Ising.at(beta, size).seed(1).measure(2000);
        for (String quantity : new String[] {"e", "absM", "chi", "C"}) {
            Estimate found = wolff.estimate(quantity, size);
            assertThat(found.sigmasFrom(swendsenWang.estimate(quantity, size))).as(quantity).isBetween(-4.5, 4.5);
        }
    }

    @Test
    void sameSeedGivesSameBitsOnAnyNumberOfThreads() {
        Parallel.setThreads(1);
        Spins one = Ising.critical(20).wolff().seed(5).sample(1500);
        assertThat(one.chains()).isGreaterThan(3);
        Parallel.setThreads(3);
        assertThat(Ising.critical(20).seed(5).wolff().sample(1500)).isEqualTo(one);
        assertThat(Ising.critical(20).wolff().seed(6).sample(1500)).isNotEqualTo(one);
        assertThat(Ising.critical(20).seed(5).sample(1500)).isNotEqualTo(one);
    }

    /** A change of this number means that published seeds no longer give the published configurations: say so in the change log. */
    @Test
    void seedsKeepTheirMeaning() {
        assertThat(Ising.at(0.44, 8).wolff().seed(1).sample(65).hashCode()).isEqualTo(-1462236560);
    }

    @Test
    void provenanceNamesTheAlgorithm() {
        assertThat(Ising.critical(64).wolff()).hasToString("Ising β=0.44068679350977147 L=64 Wolff");
        assertThat(Ising.critical(64).wolff().thinning(3).sample(10).provenance().operation())
                .containsPattern("L=64, Wolff, clusters per sweep=2 or 3, thermalization=\\d+ thinning=3 sweeps");
    }

    @Test
    void interruptStopsLargeLatticesSoon() throws InterruptedException {
        Ising large = Ising.at(0.6, 4000).wolff().thinning(10).thermalization(0);
        var thrown = new AtomicReference<Throwable>();
        var thread = new Thread(() -> {
            try {
                large.measure(10_000);
            } catch (CancelledException e) {
                thrown.set(e);
            }
        });
        thread.start();
        Thread.sleep(1000);
        long start = System.nanoTime();
        thread.interrupt();
        thread.join(20_000);
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isLessThan(1000);
        assertThat(thrown.get()).hasMessageContaining("sampling was interrupted");
    }

    private static byte[] spins(Wolff state, int size) {
        long[] words = state.rows().words();
        byte[] spins = new byte[size * size];
        for (int site = 0; site < spins.length; site++) {
            int column = site % size;
            spins[site] = (byte) (words[site / size * ((size + 63) / 64) + column / 64] >>> column % 64 & 1);
        }
        return spins;
    }

    /** Sites of {@code domain} that bonds within it join to {@code first}. */
    private static int connected(byte[] domain, int first, int size) {
        var open = new ArrayDeque<Integer>();
        open.add(first);
        byte[] left = domain.clone();
        left[first] = 0;
        int count = 0;
        while (!open.isEmpty()) {
            int site = open.remove();
            int row = site / size;
            int column = site % size;
            count++;
            int[] neighbours = {row * size + (column + 1) % size, row * size + (column + size - 1) % size,
                (row + 1) % size * size + column, (row + size - 1) % size * size + column};
            for (int neighbour : neighbours) {
                if (left[neighbour] == 1) {
                    left[neighbour] = 0;
                    open.add(neighbour);
                }
            }
        }
        return count;
    }
}
