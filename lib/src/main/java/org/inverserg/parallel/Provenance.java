package org.inverserg.parallel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    public static final int STREAMS = 2;

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
        var text = new StringBuilder("InverseRG " + version() + " streams " + STREAMS + ": ");
        var open = new ArrayDeque<Iterator<Provenance>>();
        open.push(List.of(this).iterator());
        while (open.peek().hasNext()) {
            Provenance next = open.peek().next();
            text.append(next.operation).append(", ").append(next.count).append(" configurations, seed ").append(next.seed);
            if (!next.inputs.isEmpty()) {
                text.append(" of (");
                open.push(next.inputs.iterator());
                continue;
            }
            while (open.size() > 1 && !open.peek().hasNext()) {
                open.pop();
                text.append(")");
            }
            text.append(open.peek().hasNext() ? "; " : "");
        }
        return text.toString();
    }

    /** Of the same history, with the same remarks. Not field by field: histories of many steps are compared too. */
    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Provenance that && key().equals(that.key()) && allNotes().equals(that.allNotes());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    /** All remarks, those of the inputs first. */
    public List<String> allNotes() {
        return inputsFirst().stream().flatMap(each -> each.notes.stream()).distinct().toList();
    }

    /** All that it comes from and itself, inputs first. Not by a method that calls itself: a loop of a thousand steps has as many of them. */
    private List<Provenance> inputsFirst() {
        var open = new ArrayDeque<Provenance>();
        var inputsSeen = Collections.newSetFromMap(new IdentityHashMap<Provenance, Boolean>());
        var done = Collections.newSetFromMap(new IdentityHashMap<Provenance, Boolean>());
        var all = new ArrayList<Provenance>();
        open.push(this);
        while (!open.isEmpty()) {
            Provenance next = open.peek();
            if (inputsSeen.add(next)) {
                for (int i = next.inputs.size() - 1; i >= 0; i--) {
                    open.push(next.inputs.get(i));
                }
            } else if (done.add(open.pop())) {
                all.add(next);
            }
        }
        return all;
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
    @SuppressWarnings("ReferenceEquality") // itself, not one like it
    public String toString() {
        Stream<String> lines = inputsFirst().stream().filter(each -> each != this).flatMap(Provenance::lines).distinct();
        return "InverseRG " + version() + Stream.concat(lines, lines()).map(line -> "\n" + line).collect(Collectors.joining());
    }

    private Stream<String> lines() {
        return Stream.concat(Stream.of(operation + ", " + count + (count == 1 ? " configuration" : " configurations") + ", seed " + seed),
                notes.stream().map(note -> "  note: " + note));
    }

    private static long derivedSeed(String operation, Provenance... inputs) {
        long hash = Hash.of(operation);
        for (Provenance input : inputs) {
            hash = Hash.mix(hash) ^ Hash.mix(input.seed ^ Hash.of(input.operation));
        }
        return Hash.mix(hash) >>> 33; // 31 bits: short enough to be typed again
    }
}
