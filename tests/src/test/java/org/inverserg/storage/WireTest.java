package org.inverserg.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WireTest {

    private record Pair(int[] left, double right) {
    }

    private record Row(Pair[] pairs, List<float[]> more) {
    }

    private static final List<Class<? extends Record>> RECORDS = List.of(Pair.class, Row.class);

    private static Object sample() {
        Pair pair = new Pair(new int[] {1, -2, Integer.MIN_VALUE}, Double.MIN_VALUE);
        return new ArrayList<>(Arrays.asList(null, 7, -8L, 0.1f, Math.PI, new long[] {Long.MAX_VALUE, 0}, new int[0], new float[] {-0.0f, Float.MIN_VALUE},
                new double[][] {{1, 2}, null, {}}, new int[][][] {{{3}, {}}, {}}, new Row(new Pair[] {pair, null}, List.of(new float[] {4}))));
    }

    private static byte[] bytes(Object value) throws IOException {
        var bytes = new ByteArrayOutputStream();
        new Wire(RECORDS, 0).write(value, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes) throws IOException {
        return new Wire(RECORDS, bytes.length).read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Object back = read(bytes(sample()));
        assertThat(back).usingRecursiveComparison().withStrictTypeChecking().isEqualTo(sample());
        assertThat(bytes(back)).as("to the last bit").isEqualTo(bytes(sample()));
    }

    @Test
    void whatAJobDoesNotNameIsNotWritten() {
        assertThatThrownBy(() -> new Wire(List.of(), 0).write(new Pair(null, 0), new DataOutputStream(new ByteArrayOutputStream())))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("WireTest$Pair; name it among the records");
        assertThatThrownBy(() -> bytes("text")).isInstanceOf(IllegalStateException.class).hasMessageContaining("java.lang.String");
        assertThatThrownBy(() -> bytes(new boolean[1])).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aLengthThatTheFileCannotHoldIsRefusedBeforeMemoryIsTaken() throws IOException {
        byte[] bytes = bytes(new long[10]);
        bytes[1] = 0x7f;
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(IOException.class).hasMessageContaining("too short");
        bytes[1] = -1;
        assertThatThrownBy(() -> read(bytes)).isInstanceOf(IOException.class).hasMessageContaining("too short");
    }

    /** Whatever the bytes are, they are read or refused. */
    @Test
    void damagedBytesAreReadAsSomethingElseOrRefused() throws IOException {
        byte[] whole = bytes(sample());
        var random = new Random(18);
        int refused = 0;
        for (int trial = 0; trial < 30_000; trial++) {
            byte[] bytes = Arrays.copyOf(whole, trial % 5 == 0 ? random.nextInt(whole.length) : whole.length);
            for (int flips = bytes.length == 0 ? 0 : 1 + trial % 3; flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                read(bytes);
            } catch (IOException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(6_000);
    }
}
