package org.inverserg.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DensityGridTest {

    /** Every value lies in one bin, the bins cover [−1, 1] with the widths of their values, and mirrored values lie in mirrored bins. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 11, 16, 64, 65})
    void coversAllValuesSymmetrically(int size) {
        int volume = size * size;
        for (int most : new int[] {3, 20, 81, 5000}) {
            DensityGrid grid = DensityGrid.finest(size).withBins(most);
            int[] values = new int[grid.bins()];
            double[] sums = new double[grid.bins()];
            for (int up = 0; up <= volume; up++) {
                int bin = grid.bin(up);
                values[bin]++;
                sums[bin] += (2.0 * up - volume) / volume;
                assertThat(grid.bin(volume - up)).isEqualTo(grid.mirrored(bin));
            }
            double covered = 0;
            for (int bin = 0; bin < grid.bins(); bin++) {
                assertThat(values[bin]).isEqualTo(grid.values(bin)).isPositive().isLessThanOrEqualTo(grid.width());
                assertThat(grid.magnetization(bin)).isCloseTo(sums[bin] / values[bin], within(1e-12));
                covered += grid.extent(bin);
            }
            assertThat(covered).isCloseTo(2 + 2.0 / volume, within(1e-12));
            assertThat(grid.bins()).isLessThanOrEqualTo(most);
        }
    }

    @Test
    void keepsEveryValueOfSmallLatticesApart() {
        assertThat(DensityGrid.finest(32).width()).isEqualTo(1);
        assertThat(DensityGrid.finest(1024).bins()).isBetween(2000, 4096);
    }

    @Test
    void refusesBinsThatCannotBeSymmetric() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DensityGrid(8, 4)).withMessageContaining("odd number").withMessageContaining("use 5");
    }
}
