package org.inverserg.storage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The form of {@code length} numbers, for tests of what is kept. */
record Numbers(int length) implements Form<double[]> {

    @Override
    public void write(double[] result, DataOutput out) throws IOException {
        for (double x : result) {
            out.writeDouble(x);
        }
    }

    @Override
    public double[] read(DataInput in) throws IOException {
        double[] result = new double[length];
        for (int i = 0; i < length; i++) {
            result[i] = in.readDouble();
        }
        return result;
    }
}
