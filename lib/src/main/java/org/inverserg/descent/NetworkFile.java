package org.inverserg.descent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.storage.WholeFile;

/**
 * Networks as text files: one word that says what a line holds, then its values. After the kind of network and its shape come the provenance
 * (inputs indented below what they went into), the loss curve, and the parameters in the order of {@link org.inverserg.network.ConvolutionShape};
 * the last line is a checksum of all before. Decimal numbers have as many digits as they need to be read back the same.
 *
 * @param kind of network, for example {@code two-layer network}: the first line names it, so that one is not taken for another
 * @hidden
 */
@Internal
public record NetworkFile(String kind) {

    private static final String TITLE = "InverseRG ";
    private static final int VERSION = 1;
    /** Many times more than the largest network takes. */
    private static final int MOST_BYTES = 1 << 26;
    private static final String CHECKSUM = "checksum";

    /** @throws IllegalArgumentException if there is no kind */
    public NetworkFile {
        Require.given(kind, "the kind of a network");
    }

    private String title() {
        return TITLE + kind;
    }

    private String firstLine() {
        return title() + ", format " + VERSION;
    }

    /**
     * Writes a network.
     *
     * @param shape  the lines that say what it is
     * @param epochs of its training, none for given parameters
     * @throws IllegalArgumentException if it has a longer history than is read back
     * @throws UncheckedIOException     if the file cannot be written
     */
    public void save(Path file, List<String> shape, Provenance provenance, List<LossCurve.Point> epochs, float[] parameters) {
        Require.given(file, "the name of a file");
        var lines = new ArrayList<String>();
        lines.add(firstLine());
        lines.addAll(Require.all(shape, "the lines of a shape"));
        addProvenance(lines, Require.given(provenance, "the provenance of a network"), 0);
        for (LossCurve.Point point : Require.all(epochs, "the epochs of a training")) {
            lines.add("epoch " + point.epoch() + " " + point.rate() + " " + point.training() + " "
                    + point.validation().value() + " " + point.validation().error());
        }
        for (float parameter : Require.given(parameters, "the parameters of a network")) {
            lines.add("parameter " + parameter);
        }
        String text = String.join("\n", lines) + "\n";
        write(file, text + CHECKSUM + " " + checksum(text) + "\n");
    }

    private static void addProvenance(List<String> lines, Provenance provenance, int depth) {
        Require.that(depth <= NetworkLines.DEEPEST, "a network is saved with inputs within inputs up to " + NetworkLines.DEEPEST + " times", "more",
                "train it on configurations that went through fewer steps");
        lines.add("made " + depth + " " + provenance.count() + " " + provenance.seed() + " " + provenance.operation());
        provenance.notes().forEach(note -> lines.add("note " + depth + " " + note));
        provenance.inputs().forEach(input -> addProvenance(lines, input, depth + 1));
    }

    private static void write(Path file, String text) {
        try {
            WholeFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("the network could not be written to " + file + ": " + e.getMessage() + "; choose another folder", e);
        }
    }

    /**
     * Reads a network.
     *
     * @param reader of the lines between the first and the last one; all of them must be read
     * @throws IllegalArgumentException if the file holds something else, or is damaged
     * @throws UncheckedIOException     if it cannot be read
     */
    public <N> N load(Path file, Function<NetworkLines, N> reader) {
        Require.given(reader, "the reader of a network");
        String text = read(Require.given(file, "the name of a file"));
        if (!text.startsWith(title() + ", ")) {
            throw new IllegalArgumentException(file + " does not hold a " + kind + ": its first line must be \"" + firstLine() + "\"; save(file) writes one");
        }
        if (!text.startsWith(firstLine() + "\n")) {
            throw new IllegalArgumentException(file + " holds a " + kind + " in another format, \"" + text.lines().findFirst().orElse("")
                    + "\"; this version of InverseRG, " + Provenance.version() + ", reads format " + VERSION);
        }
        int last = text.lastIndexOf(CHECKSUM + " ");
        if (last < 0 || !text.substring(last).equals(CHECKSUM + " " + checksum(text.substring(0, last)) + "\n")) {
            throw new IllegalArgumentException(file + " is damaged: its last line must be the checksum of all lines before, but it "
                    + (last < 0 ? "has none, so that the file was cut off" : "is another") + "; save the network again");
        }
        var lines = new NetworkLines(file, text.substring(0, last).lines().toList());
        N network = reader.apply(lines);
        lines.end();
        return network;
    }

    private String read(Path file) {
        try {
            try (InputStream in = WholeFile.read(file)) {
                byte[] bytes = in.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    throw new IllegalArgumentException(file + " does not hold a " + kind + ": it must have at most " + MOST_BYTES
                            + " bytes, got more; save(file) writes smaller ones");
                }
                return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            }
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " does not hold a " + kind + ": it is not a text file; save(file) writes one", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the network could not be read from " + file + ": " + e.getMessage() + "; save(file) writes one", e);
        }
    }

    /** What the last line of a file says of all lines before. */
    public static String checksum(String text) {
        var crc = new CRC32();
        crc.update(Require.given(text, "the lines of a file").getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
