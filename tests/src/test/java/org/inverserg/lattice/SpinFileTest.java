package org.inverserg.lattice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.inverserg.Slow;
import org.inverserg.measuring.Observables;
import org.inverserg.model.IsingModel;
import org.inverserg.statistics.Estimate;
import org.inverserg.upscaling.SymmetricKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpinFileTest {

    private static final int SIZE = 8;

    @TempDir
    private Path folder;

    @Test
    void valuesAreToldApartAndNeverGuessed() throws IOException {
        assertThat(read("1 0 0 1")).isEqualTo(Spins.of(new int[][][] {{{1, -1}, {-1, 1}}}));
        assertThat(read("1,-1,-1,1")).isEqualTo(read("1 0 0 1"));
        assertThat(read("# m\ns0;s1;s2;s3\n1;0;0;1\n")).isEqualTo(read("1 0 0 1"));
        assertThat(read("1 1 1 1")).isEqualTo(Spins.of(new int[][][] {{{1, 1}, {1, 1}}}));
        assertThatThrownBy(() -> read("1 0 -1 1")).hasMessageContaining("a spin must be 0 or 1 here, got -1.0 at row 1, column 0 of configuration 0");
        assertThatThrownBy(() -> read("1 0.5 0 1")).hasMessageContaining("got 0.5");
        assertThatThrownBy(() -> read("1 nan 0 1")).hasMessageContaining("got NaN");
        assertThatThrownBy(() -> read("1 0 0")).hasMessageContaining("the shape must be (N, L, L), or (N, L·L)");
        assertThatThrownBy(() -> read("1 0 0 1\n1 0\n")).hasMessageContaining("every row must have as many values as the first, 4, got 2 in line 2");
        assertThatThrownBy(() -> read("1 0 x 1")).hasMessageContaining("numbers only, got \"x\" in line 1");
        Path file = folder.resolve("a.txt");
        assertThatThrownBy(() -> Spins.file(file).plusMinus().read()).isInstanceOf(RuntimeException.class);
        Files.writeString(file, "1 0 0 1");
        assertThatThrownBy(() -> Spins.file(file).plusMinus().read()).hasMessageContaining("a spin must be +1 or -1 here, got 0.0");
        assertThatThrownBy(() -> Spins.file(file).size(3).read()).hasMessageContaining("with L = 3");
        assertThatThrownBy(() -> Spins.file(file).chains(2).read()).hasMessageContaining("must divide the number of configurations, 1, got 2");
        assertThatThrownBy(() -> Spins.of(new int[][][] {{{1, 1}, {1}}})).hasMessageContaining("a square of L rows of L spins");
    }

    private Spins read(String text) throws IOException {
        return Spins.read(Files.writeString(folder.resolve("a.txt"), text));
    }

    @Test
    void whatIsNotKnownOfChainsIsSaid() throws IOException {
        Spins spins = Spins.of(new byte[] {1, 1, 1, -1}, new byte[] {1, -1, 1, -1});
        spins.write(folder.resolve("a.npy"));
        assertThat(Observables.of(Spins.read(folder.resolve("a.npy"))).provenance().toString()).contains("note: the file does not say which Markov chains");
        Spins known = Spins.file(folder.resolve("a.npy")).chains(2).read();
        assertThat(known.chains()).isEqualTo(2);
        assertThat(known.provenance().allNotes()).isEmpty();
        spins.write(folder.resolve("a.npz"));
        assertThat(Spins.read(folder.resolve("a.npz")).chains()).isEqualTo(2);
    }

    /**
     * As in P1's own set of 10⁴ configurations of 8², neighbours are correlated. Of 24 such chains the errors of e and of the weights are what their
     * scatter says: the ratio of variances is within 5 of its standard deviations √(2/23), one false alarm in 10⁶.
     */
    @Test
    @Slow
    void errorsOfACorrelatedFileAreThoseOfItsScatter() {
        int chains = 24;
        double[][] values = new double[4][chains];
        double[] variances = new double[4];
        for (int chain = 0; chain < chains; chain++) {
            Spins.of(heatBath(1500, chain)).write(folder.resolve("chain.npy"));
            Spins spins = Spins.read(folder.resolve("chain.npy"));
            assertThat(spins.correlation()).isGreaterThan(1.5);
            SymmetricKernel kernel = SymmetricKernel.ofSize(3).train(spins);
            Estimate[] found = {Observables.of(spins).estimate("e"), kernel.at(0, 0), kernel.at(1, 0), kernel.at(1, 1)};
            for (int i = 0; i < found.length; i++) {
                values[i][chain] = found[i].value();
                variances[i] += found[i].error() * found[i].error() / chains;
            }
        }
        for (int i = 0; i < values.length; i++) {
            double mean = Arrays.stream(values[i]).average().orElseThrow();
            double scatter = Arrays.stream(values[i]).map(value -> (value - mean) * (value - mean)).sum() / (chains - 1);
            assertThat(variances[i] / scatter).as("result " + i).isBetween(1 / (1 + 5 * Math.sqrt(2.0 / (chains - 1))), 1 + 5 * Math.sqrt(2.0 / (chains - 1)));
        }
    }

    /** One chain, kept after every second sweep. */
    private static int[][][] heatBath(int count, long seed) {
        var random = new Random(seed);
        int[][] spins = new int[SIZE][SIZE];
        for (int[] row : spins) {
            Arrays.fill(row, 1);
        }
        int[][][] kept = new int[count][][];
        for (int n = -200; n < count; n++) {
            for (int step = 0; step < 2 * SIZE * SIZE; step++) {
                int i = random.nextInt(SIZE);
                int j = random.nextInt(SIZE);
                int around = spins[(i + 1) % SIZE][j] + spins[(i + SIZE - 1) % SIZE][j] + spins[i][(j + 1) % SIZE] + spins[i][(j + SIZE - 1) % SIZE];
                spins[i][j] = random.nextDouble() < 1 / (1 + Math.exp(-2 * IsingModel.CRITICAL_BETA * around)) ? 1 : -1;
            }
            if (n >= 0) {
                kept[n] = Arrays.stream(spins).map(int[]::clone).toArray(int[][]::new);
            }
        }
        return kept;
    }
}
