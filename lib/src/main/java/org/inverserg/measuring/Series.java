package org.inverserg.measuring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inverserg.storage.Storable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** Two numbers of every configuration in the order of the chains: m, and one more. */
final class Series implements Storable {

    private final int[] firsts;
    private final double[] m;
    private final double[] second;

    private Series(int[] firsts, double[] m, double[] second) {
        this.firsts = firsts;
        this.m = m;
        this.second = second;
    }

    /** @param firsts the first configuration of each chain */
    Series(int count, int[] firsts) {
        this(firsts.clone(), new double[count], new double[count]);
    }

    void put(long index, double[] reading) {
        m[(int) index] = reading[0];
        second[(int) index] = reading[1];
    }

    /** The chains of both. */
    Series with(Series other) {
        return new Series(IntStream.concat(IntStream.of(firsts), IntStream.of(other.firsts).map(first -> first + m.length)).toArray(),
                join(m, other.m), join(second, other.second));
    }

    private static double[] join(double[] a, double[] b) {
        return Stream.of(a, b).flatMapToDouble(Arrays::stream).toArray();
    }

    Table table(String name, String nameOfSecond) {
        int[] chain = new int[m.length];
        int[] draw = new int[m.length];
        for (int c = 0; c < firsts.length; c++) {
            int end = c + 1 < firsts.length ? firsts[c + 1] : m.length;
            for (int index = firsts[c]; index < end; index++) {
                chain[index] = c;
                draw[index] = index - firsts[c];
            }
        }
        return Table.create(name, IntColumn.create("chain", chain), IntColumn.create("draw", draw), DoubleColumn.create("m", m),
                DoubleColumn.create(nameOfSecond, second));
    }

    @Override
    public void write(DataOutput out) throws IOException {
        for (int index = 0; index < m.length; index++) {
            out.writeDouble(m[index]);
            out.writeDouble(second[index]);
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        for (int index = 0; index < m.length; index++) {
            m[index] = in.readDouble();
            second[index] = in.readDouble();
        }
    }
}
