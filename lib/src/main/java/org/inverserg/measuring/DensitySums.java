package org.inverserg.measuring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.inverserg.statistics.Bins;
import org.inverserg.storage.Storable;

/** Counts the configurations of one lattice size by their magnetization, bin by bin of configurations. */
final class DensitySums implements Storable {

    private final DensityGrid grid;
    private final Bins bins;
    private final int[][] counts;

    /** @param size L */
    DensitySums(int size, Bins bins) {
        this.grid = DensityGrid.finest(size);
        this.bins = bins;
        this.counts = new int[bins.count()][grid.bins()];
    }

    /**
     * Adds neighbouring configurations.
     *
     * @param first index of the first of them in the ensemble
     * @param count how many
     * @param up    number of up spins of each
     */
    void add(long first, int count, int[] up) {
        for (int c = 0; c < count; c++) {
            counts[bins.of(first + c)][grid.bin(up[c])]++;
        }
    }

    DensityGrid grid() {
        return grid;
    }

    Bins bins() {
        return bins;
    }

    /** By bin of configurations and bin of the grid. */
    int[][] counts() {
        return counts;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        for (int[] part : counts) {
            for (int count : part) {
                out.writeInt(count);
            }
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        for (int[] part : counts) {
            for (int bin = 0; bin < part.length; bin++) {
                part[bin] = in.readInt();
            }
        }
    }
}
