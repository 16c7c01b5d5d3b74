package org.inverserg.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.RandomBits;

/**
 * Writes the library's random words to the standard output, without end, for a battery of tests that reads them from a pipe:
 * either one stream with its interleaved lanes, as the loops of the library see it, or the first words of the streams of one
 * batch after the other, whose seeds are close relatives.
 */
public final class RandomStream {

    private static final double GIGA = 1e9;
    private static final int STEPS_PER_STREAM = 4;

    private RandomStream() {
    }

    /** @param arguments {@code lanes} for one stream, {@code streams} for many */
    public static void main(String[] arguments) {
        String order = arguments.length == 1 ? arguments[0] : "";
        if (!order.equals("lanes") && !order.equals("streams")) {
            System.err.println("RandomStream needs lanes or streams as its only argument, got '" + String.join(" ", arguments)
                    + "'; use environment/bench --random.");
            System.exit(2);
        }
        long written = write(order.equals("streams"), new FileOutputStream(FileDescriptor.out));
        System.err.printf(Locale.ROOT, "%s: the tests read %.2f GB%n", order, written / GIGA);
    }

    /** Until the reader has enough and closes the pipe. */
    private static long write(boolean manyStreams, OutputStream out) {
        var provenance = Provenance.of("battery of tests", 1, 1L);
        var random = new RandomBits(provenance.stream(0));
        long[] words = new long[RandomBits.PADDED];
        byte[] bytes = new byte[RandomBits.LANES * Long.BYTES];
        long written = 0;
        for (int stream = 0;; stream++) {
            if (manyStreams) {
                random.seed(provenance.stream(stream));
            }
            for (int step = 0; step < STEPS_PER_STREAM; step++) {
                random.fill(words, RandomBits.LANES);
                ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asLongBuffer().put(words, 0, RandomBits.LANES);
                try {
                    out.write(bytes);
                } catch (IOException closed) {
                    return written;
                }
                written += bytes.length;
            }
        }
    }
}
