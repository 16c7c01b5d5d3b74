package org.inverserg.tower;

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
import java.util.zip.CRC32;
import org.inverserg.descent.LeastSquares;
import org.inverserg.descent.LossCurve;
import org.inverserg.network.ConvolutionShape;
import org.inverserg.network.Edges;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.Estimate;
import org.inverserg.storage.WholeFile;

/**
 * Networks as text files: one word that says what a line holds, then its values. After the shape come the provenance (inputs indented below
 * what they went into), the loss curve, and the parameters in the order of {@link ConvolutionShape}; the last line is a checksum of all before. Decimal
 * numbers have as many digits as they need to be read back the same.
 */
final class NetworkFile {

    private static final String TITLE = "InverseRG network";
    private static final int VERSION = 1;
    private static final String FIRST_LINE = TITLE + ", format " + VERSION;
    /** Many times more than the largest network takes. */
    private static final int MOST_BYTES = 1 << 26;
    private static final String CHECKSUM = "checksum";

    private NetworkFile() {
    }

    static void save(TransposedNetwork network, Path file) {
        var fit = network.fit();
        var lines = new ArrayList<String>();
        lines.add(FIRST_LINE);
        lines.add("layers " + network.layers());
        lines.add("channels " + fit.shape().channels());
        lines.add("edges " + network.edges());
        lines.add("gradient " + fit.gradient());
        addProvenance(lines, network.provenance(), 0);
        for (LossCurve.Point point : fit.curve().points()) {
            lines.add("epoch " + point.epoch() + " " + point.rate() + " " + point.training() + " "
                    + point.validation().value() + " " + point.validation().error());
        }
        for (float parameter : fit.parameters()) {
            lines.add("parameter " + parameter);
        }
        String text = String.join("\n", lines) + "\n";
        write(file, text + CHECKSUM + " " + checksum(text) + "\n");
    }

    /** @throws IllegalArgumentException if there is more of it than is read back */
    private static void addProvenance(List<String> lines, Provenance provenance, int depth) {
        Require.that(depth <= NetworkLines.DEEPEST, "a network is saved with inputs within inputs up to " + NetworkLines.DEEPEST + " times", "more",
                "train it on fields that went through fewer steps");
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

    static TransposedNetwork load(Path file) {
        String text = read(file);
        if (!text.startsWith(TITLE)) {
            throw new IllegalArgumentException(file + " does not hold a network: its first line must be \"" + FIRST_LINE + "\"; save(file) writes one");
        }
        if (!text.startsWith(FIRST_LINE + "\n")) {
            throw new IllegalArgumentException(file + " holds a network in another format, \"" + text.lines().findFirst().orElse("")
                    + "\"; this version of InverseRG, " + Provenance.version() + ", reads format " + VERSION);
        }
        int last = text.lastIndexOf(CHECKSUM + " ");
        if (last < 0 || !text.substring(last).equals(CHECKSUM + " " + checksum(text.substring(0, last)) + "\n")) {
            throw new IllegalArgumentException(file + " is damaged: its last line must be the checksum of all lines before, but it "
                    + (last < 0 ? "has none, so that the file was cut off" : "is another") + "; save the network again");
        }
        return network(new NetworkLines(file, text.substring(0, last).lines().toList()));
    }

    private static TransposedNetwork network(NetworkLines lines) {
        lines.next(TITLE.split(" ")[0], 1);
        String layers = lines.next("layers", 1)[0];
        var shape = ConvolutionShape.transposed(lines.integer(lines.next("channels", 1)[0], 1));
        Edges edges = lines.one(Edges.class, lines.next("edges", 1)[0]);
        double gradient = lines.number(lines.next("gradient", 1)[0]);
        Provenance provenance = provenance(lines, 0);
        var points = new ArrayList<LossCurve.Point>();
        while (lines.isNext("epoch")) {
            String[] values = lines.next("epoch", 5);
            points.add(new LossCurve.Point(lines.integer(values[0], 1), lines.finite(values[1]), lines.finite(values[2]),
                    Estimate.of(lines.finite(values[3]), lines.number(values[4]))));
        }
        lines.requireLeft(shape.parameters());
        float[] parameters = new float[shape.parameters()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = lines.single(lines.next("parameter", 1)[0]);
        }
        lines.end(!points.isEmpty());
        return TransposedNetwork.loaded(new LeastSquares(shape, parameters, new LossCurve(points), gradient), layers, edges, provenance);
    }

    private static Provenance provenance(NetworkLines lines, int depth) {
        lines.requireInput(depth);
        String[] made = lines.next("made", 4);
        lines.integer(made[0], 0);
        var notes = new ArrayList<String>();
        while (lines.isNext("note " + depth)) {
            notes.add(lines.next("note", 2)[1]);
        }
        var inputs = new ArrayList<Provenance>();
        while (lines.isNext("made " + (depth + 1))) {
            inputs.add(provenance(lines, depth + 1));
        }
        return new Provenance(made[3], lines.integer(made[1], 0), lines.whole(made[2]), inputs, notes);
    }

    private static String read(Path file) {
        try {
            try (InputStream in = WholeFile.read(file)) {
                byte[] bytes = in.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    throw new IllegalArgumentException(file + " does not hold a network: it must have at most " + MOST_BYTES
                            + " bytes, got more; save(file) writes smaller ones");
                }
                return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            }
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " does not hold a network: it is not a text file; save(file) writes one", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the network could not be read from " + file + ": " + e.getMessage() + "; save(file) writes one", e);
        }
    }

    static String checksum(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
