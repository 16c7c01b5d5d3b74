package org.inverserg.tower;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The lines of a saved network, read one after the other; what is wrong is said with the file and the line. */
final class NetworkLines {

    /** Inputs within inputs, each of which takes a call to be read. */
    static final int DEEPEST = 1000;
    private static final int MOST_INPUTS = 10_000;
    private static final int LONGEST_SHOWN = 80;

    private final Path file;
    private final List<String> lines;
    private int next;
    private int inputs;

    NetworkLines(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    boolean isNext(String beginning) {
        return next < lines.size() && lines.get(next).startsWith(beginning + " ");
    }

    /** The values behind the word {@code word}, the last of them all that is left of the line. */
    String[] next(String word, int values) {
        if (!isNext(word)) {
            throw wrong(next, "must begin with \"" + word + "\"");
        }
        String[] parts = lines.get(next++).split(" ", values + 1);
        if (parts.length != values + 1) {
            throw wrong(next - 1, "must hold " + values + (values == 1 ? " value" : " values"));
        }
        return Arrays.copyOfRange(parts, 1, parts.length);
    }

    /** @throws IllegalArgumentException if lines are left, or if there was no epoch */
    void end(boolean hasEpochs) {
        if (next < lines.size() || !hasEpochs) {
            throw wrong(next, hasEpochs ? "must not be there" : "comes too early: there must be at least one epoch before");
        }
    }

    /** One of the constants of {@code type}. */
    <E extends Enum<E>> E one(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants()).filter(constant -> constant.name().equals(text)).findFirst()
                .orElseThrow(() -> wrong(next - 1, "must hold one of " + Arrays.toString(type.getEnumConstants())));
    }

    /** What was read before says how many lines must follow: asked for before there is room for them. */
    void requireLeft(int count) {
        if (lines.size() - next < count) {
            throw wrong(lines.size(), "must begin with \"parameter\"");
        }
    }

    /** One more input, of inputs and of what they were made from. */
    void requireInput(int depth) {
        if (depth > DEEPEST) {
            throw wrong(next, "must have inputs within inputs up to " + DEEPEST + " times");
        }
        if (++inputs > MOST_INPUTS) {
            throw wrong(next, "must be one of at most " + MOST_INPUTS + " inputs");
        }
    }

    int integer(String text, int least) {
        int value = parsed(text, Integer::valueOf, "a whole number");
        if (value < least) {
            throw wrong(next - 1, "must hold a whole number from " + least + " on");
        }
        return value;
    }

    long whole(String text) {
        return parsed(text, Long::valueOf, "a whole number");
    }

    /** A number that may be NaN: what could not be estimated. */
    double number(String text) {
        double value = parsed(text, Double::valueOf, "a number");
        if (Double.isInfinite(value)) {
            throw wrong(next - 1, "must hold a number that is not infinite");
        }
        return value;
    }

    double finite(String text) {
        return finite(number(text));
    }

    /** A finite number of single precision. */
    float single(String text) {
        return (float) finite((float) number(text));
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
