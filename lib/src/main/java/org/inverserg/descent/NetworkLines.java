package org.inverserg.descent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Provenance;
import org.inverserg.statistics.Estimate;

/**
 * The lines of a saved network, read one after the other; what is wrong is said with the file and the line.
 *
 * @hidden
 */
@Internal
public final class NetworkLines {

    /** Inputs within inputs, each of which takes a call to be read. */
    static final int DEEPEST = 1000;
    private static final int MOST_INPUTS = 10_000;
    private static final int LONGEST_SHOWN = 80;

    private final Path file;
    private final List<String> lines;
    private int next = 1;
    private int inputs;

    /** @param lines the first of which has been read */
    NetworkLines(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    /** Whether the next line begins with the word {@code word}. */
    public boolean isNext(String word) {
        return next < lines.size() && lines.get(next).startsWith(word + " ");
    }

    /** The values behind the word {@code word}, the last of them all that is left of the line. */
    private String[] next(String word, int values) {
        if (!isNext(word)) {
            throw wrong(next, "must begin with \"" + word + "\"");
        }
        String[] parts = lines.get(next++).split(" ", values + 1);
        if (parts.length != values + 1) {
            throw wrong(next - 1, "must hold " + values + (values == 1 ? " value" : " values"));
        }
        return Arrays.copyOfRange(parts, 1, parts.length);
    }

    /** What stands behind the word {@code word}. */
    public String text(String word) {
        return next(word, 1)[0];
    }

    /** A whole number from {@code least} on. */
    public int integer(String word, int least) {
        return integer(next(word, 1)[0], least, Integer.MAX_VALUE);
    }

    /** A whole number of any size from {@code least} on. */
    public long whole(String word, long least) {
        long value = whole(next(word, 1)[0]);
        if (value < least) {
            throw wrong(next - 1, "must hold a whole number from " + least + " on");
        }
        return value;
    }

    /** A number that may be NaN: what could not be estimated. */
    public double number(String word) {
        return value(next(word, 1)[0]);
    }

    /** One of the constants of {@code type}. */
    public <E extends Enum<E>> E one(Class<E> type, String word) {
        String text = next(word, 1)[0];
        return Arrays.stream(type.getEnumConstants()).filter(constant -> constant.name().equals(text)).findFirst()
                .orElseThrow(() -> wrong(next - 1, "must hold one of " + Arrays.toString(type.getEnumConstants())));
    }

    /** Where the network comes from. */
    public Provenance provenance() {
        return provenance(0);
    }

    private Provenance provenance(int depth) {
        requireInput(depth);
        String[] made = next("made", 4);
        integer(made[0], depth, depth);
        var notes = new ArrayList<String>();
        while (isNext("note " + depth)) {
            notes.add(next("note", 2)[1]);
        }
        var inputs = new ArrayList<Provenance>();
        while (isNext("made " + (depth + 1))) {
            inputs.add(provenance(depth + 1));
        }
        return new Provenance(made[3], integer(made[1], 0, Integer.MAX_VALUE), whole(made[2]), inputs, notes);
    }

    /** One more input, of inputs and of what they were made from. */
    private void requireInput(int depth) {
        if (depth > DEEPEST) {
            throw wrong(next, "must have inputs within inputs up to " + DEEPEST + " times");
        }
        if (++inputs > MOST_INPUTS) {
            throw wrong(next, "must be one of at most " + MOST_INPUTS + " inputs");
        }
    }

    /** The loss curve of a network that was trained. */
    public LossCurve curve() {
        List<LossCurve.Point> points = epochs();
        if (points.isEmpty()) {
            throw wrong(next, "must begin with \"epoch\"");
        }
        return new LossCurve(points);
    }

    /** The epochs of a training, none for given parameters. */
    public List<LossCurve.Point> epochs() {
        var points = new ArrayList<LossCurve.Point>();
        while (isNext("epoch")) {
            String[] values = next("epoch", 5);
            points.add(new LossCurve.Point(integer(values[0], 1, Integer.MAX_VALUE), finite(value(values[1])), finite(value(values[2])),
                    Estimate.of(value(values[3]), value(values[4])))); // NaN where nothing was kept apart to validate
        }
        return points;
    }

    /** The parameters: asked for before there is room for them. */
    public float[] parameters(int count) {
        if (lines.size() - next < count) {
            throw wrong(lines.size(), "must begin with \"parameter\"");
        }
        float[] parameters = new float[count];
        for (int i = 0; i < count; i++) {
            parameters[i] = (float) finite((float) value(next("parameter", 1)[0])); // finite in single precision
        }
        return parameters;
    }

    /** @throws IllegalArgumentException if lines are left */
    void end() {
        if (next < lines.size()) {
            throw wrong(next, "must not be there");
        }
    }

    private int integer(String text, int least, int most) {
        int value = parsed(text, Integer::valueOf, "a whole number");
        if (value < least || value > most) {
            throw wrong(next - 1, "must hold a whole number from " + least + (most == Integer.MAX_VALUE ? " on" : " to " + most));
        }
        return value;
    }

    private long whole(String text) {
        return parsed(text, Long::valueOf, "a whole number");
    }

    private double value(String text) {
        double value = parsed(text, Double::valueOf, "a number");
        if (Double.isInfinite(value)) {
            throw wrong(next - 1, "must hold a number that is not infinite");
        }
        return value;
    }

    private double finite(double value) {
        if (!Double.isFinite(value)) {
            throw wrong(next - 1, "must hold a finite number");
        }
        return value;
    }

    private <T> T parsed(String text, Function<String, T> parser, String wanted) {
        try {
            return parser.apply(text);
        } catch (NumberFormatException e) {
            throw wrong(next - 1, "must hold " + wanted);
        }
    }

    private IllegalArgumentException wrong(int line, String what) {
        return new IllegalArgumentException(file + " is damaged: line " + (line + 1) + " " + what + ", but "
                + (line < lines.size() ? "is \"" + shortened(lines.get(line)) + "\"" : "the file ends before it") + "; save the network again");
    }

    private static String shortened(String line) {
        return line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + "…" : line;
    }
}
