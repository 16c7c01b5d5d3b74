package org.inverserg.storage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Supplier;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;

/**
 * How a result becomes bytes and is made from them again, bit by bit the same. What shapes it (sizes, counts) belongs into the key
 * under which it is kept, and not into the bytes: nothing that is read is ever taken for a length.
 *
 * @hidden
 */
@Internal
public interface Form<T> {

    void write(T result, DataOutput out) throws IOException;

    T read(DataInput in) throws IOException;

    /** Of a table of numbers. */
    static Form<double[][]> ofNumbers(int rows, int columns) {
        return new Form<>() {
            @Override
            public void write(double[][] table, DataOutput out) throws IOException {
                for (double[] row : table) {
                    for (double number : row) {
                        out.writeDouble(number);
                    }
                }
            }

            @Override
            public double[][] read(DataInput in) throws IOException {
                double[][] table = new double[rows][columns];
                for (double[] row : table) {
                    for (int column = 0; column < columns; column++) {
                        row[column] = in.readDouble();
                    }
                }
                return table;
            }
        };
    }

    /**
     * Of sums that know themselves how they are kept.
     *
     * @param empty makes them anew, to be filled
     */
    static <T extends Storable> Form<T> of(Supplier<T> empty) {
        Require.given(empty, "what makes empty sums");
        return new Form<>() {
            @Override
            public void write(T result, DataOutput out) throws IOException {
                result.write(out);
            }

            @Override
            public T read(DataInput in) throws IOException {
                T result = empty.get();
                result.read(in);
                return result;
            }
        };
    }
}
