package org.inverserg.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Provenance;

/**
 * The members of a JSON object that was read; what is missing or of another kind is said with the file and the name.
 *
 * @hidden
 */
@Internal
public final class Members {

    private static final String REMEDY = "save the result again";

    private final Path file;
    private final Map<?, ?> members;

    Members(Path file, Map<?, ?> members) {
        this.file = file;
        this.members = members;
    }

    /** Of the object that {@code text} is. */
    static Members of(Path file, String text) {
        return of(file, "a file", JsonReader.read(file, text));
    }

    private static Members of(Path file, String what, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw Trouble.with(file, what + " must be a JSON object", String.valueOf(value), REMEDY);
        }
        return new Members(file, map);
    }

    /** Whether there is something of that name, and not null. */
    public boolean has(String name) {
        return members.get(name) != null;
    }

    /** A text. */
    public String text(String name) {
        return one(name, String.class, "a text");
    }

    /** A whole number from {@code least} to {@code most}. */
    public long whole(String name, long least, long most) {
        long value = one(name, Long.class, "a whole number");
        if (value < least || value > most) {
            throw wrong(name, "a whole number from " + least + " to " + most, value);
        }
        return value;
    }

    /** A number; NaN for null. */
    public double number(String name) {
        return members.containsKey(name) ? number(name, members.get(name)) : number(name, "nothing");
    }

    private double number(String name, Object value) {
        if (value == null) {
            return Double.NaN;
        }
        if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
            throw wrong(name, "a finite number", value);
        }
        return number.doubleValue();
    }

    /** Numbers, as many as {@code count}, or any number where it is negative; NaN for null. */
    public double[] numbers(String name, int count) {
        List<?> list = one(name, List.class, "a list of numbers");
        if (count >= 0 && list.size() != count) {
            throw wrong(name, "a list of " + count + " numbers", list.size());
        }
        return list.stream().mapToDouble(value -> number(name, value)).toArray();
    }

    /** Texts. */
    public List<String> texts(String name) {
        return all(name, String.class, "texts").toList();
    }

    /** Objects. */
    public List<Members> objects(String name) {
        return all(name, Map.class, "objects").map(map -> new Members(file, map)).toList();
    }

    /** An object. */
    public Members object(String name) {
        return of(file, "\"" + name + "\"", members.get(name));
    }

    /** The names of what is there. */
    public List<String> names() {
        return members.keySet().stream().map(String::valueOf).toList();
    }

    /** Where a result comes from. */
    public Provenance provenance(String name) {
        return ProvenanceText.of(object(name));
    }

    private <T> Stream<T> all(String name, Class<T> type, String what) {
        return ((List<?>) one(name, List.class, "a list of " + what)).stream().map(value -> {
            if (!type.isInstance(value)) {
                throw wrong(name, "a list of " + what, value);
            }
            return type.cast(value);
        });
    }

    private <T> T one(String name, Class<T> type, String what) {
        Object value = members.get(name);
        if (!type.isInstance(value)) {
            throw wrong(name, what, members.containsKey(name) ? value : "nothing");
        }
        return type.cast(value);
    }

    /** What is wrong with a member. */
    public IllegalArgumentException wrong(String name, String wanted, Object got) {
        return Trouble.with(file, "\"" + name + "\" must be " + wanted, got, REMEDY);
    }
}
