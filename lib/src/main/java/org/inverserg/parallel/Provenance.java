package org.inverserg.parallel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Where a result comes from: the operation with its parameters, its seed, the inputs, and what its reader should know.
 *
 * <p>The random numbers follow from it: batch b of the operation draws from a stream seeded with hash(seed, operation, b).
 * Where no seed is given, it is derived from the operation and its inputs, so that even {@code spins.block()} can be repeated.
 *
 * @param operation what was done, with all parameters that shape the random numbers, e.g. {@code "Ising beta=0.44 L=32"}
 * @param count     configurations made or used
 * @param seed      seed of the operation
 * @param inputs    provenance of what went in
 * @param notes     remarks a reader of the result must see, e.g. that a chain is short
 */
public record Provenance(String operation, int count, long seed, List<Provenance> inputs, List<String> notes) {

    /**
     * Counts the changes after which the same seed gives other bits, within a version of the library too: to be raised with each of
     * them, or what a cache holds of the bits before would be taken for those after.
     */
    public static final int STREAMS = 1;

    /** @throws IllegalArgumentException if something is missing, or the number of configurations is negative */
    public Provenance {
        Require.given(operation, "the operation of a provenance");
        Require.that(count >= 0, "the number of configurations of a provenance must be at least 0", count, "count what there is");
        Require.all(inputs, "the provenances of what went in");
        Require.all(notes, "the notes of a provenance");
        inputs = List.copyOf(inputs);
        notes = List.copyOf(notes);
    }

    /** An operation with a seed of the user's, or, for {@code seed == null}, with the seed that follows from the inputs. */
    public static Provenance of(String operation, int count, Long seed, Provenance... inputs) {
        Require.given(operation, "the operation of a provenance");
        Require.allOf(inputs, "the provenances of what went in");
        return new Provenance(operation, count, seed != null ? seed : derivedSeed(operation, inputs), List.of(inputs), List.of());
    }

    /** The same with a remark added. */
    public Provenance noting(String note) {
        return noting(List.of(Require.given(note, "a note")));
    }

    /** The same with remarks added. */
    public Provenance noting(List<String> more) {
        var all = new ArrayList<>(notes);
        all.addAll(Require.all(more, "the notes of a provenance"));
        return new Provenance(operation, count, seed, inputs, all);
    }

    /**
     * One line with all that the result follows from, and nothing else: the {@linkplain #version() version} of the library and of its
     * {@linkplain #STREAMS streams}, the operation, its inputs, and theirs, without remarks.
     */
    public String key() {
        return "InverseRG " + version() + " streams " + STREAMS + ": " + origin();
    }

    private String origin() {
        String own = operation + ", " + count + " configurations, seed " + seed;
        return inputs.isEmpty() ? own : own + inputs.stream().map(Provenance::origin).collect(Collectors.joining("; ", " of (", ")"));
    }

    /** All remarks, those of the inputs first. */
    public List<String> allNotes() {
        var all = new ArrayList<String>();
        inputs.forEach(input -> all.addAll(input.allNotes()));
        all.addAll(notes);
        return all.stream().distinct().toList();
    }

    /** The stream key of batch {@code batch}: hash(seed, operation, batch). */
    public long stream(int batch) {
        return Hash.mix(Hash.mix(Hash.mix(seed) ^ Hash.of(operation)) ^ batch);
    }

    /**
     * The shortest decimal number that reads back as {@code x}, for operations: {@code Double.toString} has more digits than
     * that for some numbers in Java 17 and 18, and the random numbers must not depend on the version of Java.
     *
     * @throws IllegalArgumentException if {@code x} is NaN or infinite
     */
    public static String decimal(double x) {
        Require.that(Double.isFinite(x), "a number of an operation must be finite", x, "look where it comes from");
        var rounded = new BigDecimal(x);
        for (int digits = 1; digits <= 17; digits++) { // 17 are always enough
            rounded = new BigDecimal(x).round(new MathContext(digits));
            if (rounded.doubleValue() == x) {
                break;
            }
        }
        return rounded.setScale(Math.max(0, rounded.scale())).toString();
    }

    /** The version of the library. */
    public static String version() {
        try (InputStream in = Provenance.class.getResourceAsStream("version.properties")) {
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shown at the end of notebooks: version, then one line per operation, inputs first. */
    @Override
    public String toString() {
        return "InverseRG " + version() + lines().stream().map(line -> "\n" + line).collect(Collectors.joining());
    }

    private List<String> lines() {
        var lines = new ArrayList<String>();
        for (Provenance input : inputs) {
            input.lines().stream().filter(line -> !lines.contains(line)).forEach(lines::add);
        }
        lines.add(operation + ", " + count + (count == 1 ? " configuration" : " configurations") + ", seed " + seed);
        notes.forEach(note -> lines.add("  note: " + note));
        return lines;
    }

    private static long derivedSeed(String operation, Provenance... inputs) {
        long hash = Hash.of(operation);
        for (Provenance input : inputs) {
            hash = Hash.mix(hash) ^ Hash.mix(input.seed ^ Hash.of(input.operation));
        }
        return Hash.mix(hash) >>> 33; // 31 bits: short enough to be typed again
    }
}
