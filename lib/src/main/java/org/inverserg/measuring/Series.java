package org.inverserg.measuring;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inverserg.storage.Storable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** What was read of every configuration, in the order of the chains: m first, then what the model reads besides. */
final class Series implements Storable {

    private final int[] firsts;
    /** By reading and configuration. */
    private final double[][] values;

    private Series(int[] firsts, double[][] values) {
        this.firsts = firsts;
        this.values = values;
    }

    /**
     * @param readings how many numbers there are of each configuration
     * @param firsts   the first configuration of each chain
     */
    Series(int readings, int count, int[] firsts) {
        this(firsts.clone(), new double[readings][count]);
    }

    void put(long index, double[] reading) {
        for (int i = 0; i < values.length; i++) {
            values[i][(int) index] = reading[i];
        }
    }

    /** The chains of both. */
    Series with(Series other) {
        int count = values[0].length;
        return new Series(IntStream.concat(IntStream.of(firsts), IntStream.of(other.firsts).map(first -> first + count)).toArray(),
                IntStream.range(0, values.length).mapToObj(i -> join(values[i], other.values[i])).toArray(double[][]::new));
    }

    private static double[] join(double[] a, double[] b) {
        return Stream.of(a, b).flatMapToDouble(Arrays::stream).toArray();
    }

    Table table(String name, List<String> readings) {
        int count = values[0].length;
        int[] chain = new int[count];
        int[] draw = new int[count];
        for (int c = 0; c < firsts.length; c++) {
            int end = c + 1 < firsts.length ? firsts[c + 1] : count;
            for (int index = firsts[c]; index < end; index++) {
                chain[index] = c;
                draw[index] = index - firsts[c];
            }
        }
        var table = Table.create(name, IntColumn.create("chain", chain), IntColumn.create("draw", draw));
        for (int i = 0; i < values.length; i++) {
            table.addColumns(DoubleColumn.create(readings.get(i), values[i]));
        }
        return table;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        for (int index = 0; index < values[0].length; index++) {
            for (double[] reading : values) {
                out.writeDouble(reading[index]);
            }
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        for (int index = 0; index < values[0].length; index++) {
            for (double[] reading : values) {
                reading[index] = in.readDouble();
            }
        }
    }
}
