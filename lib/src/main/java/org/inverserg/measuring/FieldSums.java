package org.inverserg.measuring;

import org.inverserg.lattice.Fields;
import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.Require;

/**
 * What is measured on one configuration of a real field: means over its sites.
 *
 * @param magnetization V⁻¹ Σ φ, with its sign
 * @param square        V⁻¹ Σ φ²
 * @param fourthPower   V⁻¹ Σ φ⁴
 * @param bonds         V⁻¹ Σ_⟨ij⟩ φ_i φ_j; on L = 2 every pair of neighbours counts twice
 */
public record FieldSums(double magnetization, double square, double fourthPower, double bonds) {

    /** The memory of one in a list. */
    public static final long BYTES = 6L * Double.BYTES;

    /** What is measured on all of {@code fields}, in their order. */
    public static FieldSums[] of(Fields fields) {
        Require.given(fields, "an ensemble of fields");
        int size = fields.size();
        FieldSums[] all = new FieldSums[fields.count()];
        var progress = Progress.of("measuring", fields.count());
        Batches.run(progress, Batches.count(fields.count()), () -> new float[size * size], (field, batch) -> {
            FieldSums[] sums = new FieldSums[Batches.lanes(fields.count(), batch)];
            for (int lane = 0; lane < sums.length; lane++) {
                fields.copyField(batch * Batches.WIDTH + lane, field);
                sums[lane] = of(field, size);
            }
            progress.count(sums.length);
            return sums;
        }, (batch, sums) -> System.arraycopy(sums, 0, all, batch * Batches.WIDTH, sums.length));
        return all;
    }

    /**
     * @param field L·L values, row by row
     * @param size  L
     * @throws IllegalArgumentException if there are not as many values
     */
    public static FieldSums of(float[] field, int size) {
        Spins.checkSize(size);
        Require.length(Require.given(field, "the values of a field").length, (long) size * size, "the values of a field");
        double sum = 0;
        double squares = 0;
        double fourthPowers = 0;
        double bonds = 0;
        for (int row = 0; row < size; row++) {
            int here = row * size;
            int below = (row + 1) % size * size;
            double left = field[here + size - 1];
            for (int column = 0; column < size; column++) {
                double value = field[here + column];
                double square = value * value;
                sum += value;
                squares += square;
                fourthPowers += square * square;
                bonds += value * (left + field[below + column]);
                left = value;
            }
        }
        double volume = (double) size * size;
        return new FieldSums(sum / volume, squares / volume, fourthPowers / volume, bonds / volume);
    }
}
