package org.inverserg.environment.connection;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Takes messages apart from a socket one at a time. The base reads part after part without a look at where a message ends: one
 * that is cut would swallow the beginning of the next, which is a person's.
 */
final class WholeMessages {

    static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    /** Behind the delimiter: the signature, the header, the parent's header, the metadata, the content. */
    private static final int PARTS = 5;
    private static final int HEADER = 2;

    private final Deque<byte[]> parts = new ArrayDeque<>();
    private List<byte[]> identities = List.of();
    private byte[] header = {};

    /** Something came that is no message of Jupyter's protocol. */
    static final class Malformed extends Exception {
        Malformed(String message) {
            super(message);
        }
    }

    /** All the parts of the message whose first one has come. */
    static List<byte[]> receive(byte[] first, Supplier<byte[]> nextPart, BooleanSupplier more) {
        List<byte[]> received = new ArrayList<>(List.of(first));
        while (more.getAsBoolean()) {
            received.add(nextPart.get());
        }
        return received;
    }

    /**
     * Begins to give the parts of a message one by one.
     *
     * @throws Malformed if it has not the parts that a message must have
     */
    void open(List<byte[]> received) throws Malformed {
        int delimiter = 0;
        while (delimiter < received.size() && !Arrays.equals(received.get(delimiter), DELIMITER)) {
            delimiter++;
        }
        if (received.size() - delimiter - 1 < PARTS) {
            throw new Malformed("a message needs a delimiter and " + PARTS + " parts behind it, got " + received.size() + " parts in all");
        }
        parts.clear();
        parts.addAll(received);
        identities = List.copyOf(received.subList(0, delimiter));
        header = received.get(delimiter + HEADER);
    }

    /** Who sent the message that was opened last. */
    List<byte[]> identities() {
        return identities;
    }

    boolean more() {
        return !parts.isEmpty();
    }

    byte[] next() {
        return parts.remove();
    }

    /** The header of the message that was opened last, as it came. */
    byte[] header() {
        return header;
    }

    /** Forgets what is left of the message. */
    void clear() {
        parts.clear();
    }
}
