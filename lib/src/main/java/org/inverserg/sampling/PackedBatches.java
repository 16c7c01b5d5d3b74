package org.inverserg.sampling;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.inverserg.parallel.Batches;
import org.inverserg.storage.Form;

/**
 * How packed configurations are kept: word by word.
 *
 * @param count of configurations
 * @param size  L
 */
record PackedBatches(int count, int size) implements Form<long[][]> {

    @Override
    public void write(long[][] batches, DataOutput out) throws IOException {
        for (long[] batch : batches) {
            for (long word : batch) {
                out.writeLong(word);
            }
        }
    }

    @Override
    public long[][] read(DataInput in) throws IOException {
        long[][] batches = new long[Batches.count(count)][size * size];
        for (long[] batch : batches) {
            for (int site = 0; site < batch.length; site++) {
                batch[site] = in.readLong();
            }
        }
        return batches;
    }
}
