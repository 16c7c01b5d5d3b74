package org.inverserg.files;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;

/**
 * Where a result comes from, as JSON: {@code operation}, {@code count}, {@code seed}, {@code notes}, and the same of all {@code inputs}.
 *
 * @hidden
 */
@Internal
public final class ProvenanceText {

    private static final int DEEPEST = 200;
    private static final int MOST = 10_000;

    private ProvenanceText() {
    }

    /**
     * As maps and lists, for {@link Json}.
     *
     * @throws IllegalArgumentException if its history is longer than is read back
     */
    public static Map<String, Object> members(Provenance provenance) {
        return members(Require.given(provenance, "the provenance of a result"), 0, new int[1]);
    }

    private static Map<String, Object> members(Provenance provenance, int depth, int[] count) {
        Require.that(depth < DEEPEST && ++count[0] <= MOST, "a result is saved with up to " + MOST + " inputs, within each other up to " + DEEPEST + " times",
                "more", "save what went through fewer steps");
        var members = new LinkedHashMap<String, Object>();
        members.put("operation", provenance.operation());
        members.put("count", provenance.count());
        members.put("seed", provenance.seed());
        members.put("notes", provenance.notes());
        members.put("inputs", provenance.inputs().stream().map(input -> members(input, depth + 1, count)).toList());
        return members;
    }

    /** @throws IllegalArgumentException if {@code text} is something else */
    public static Provenance read(Path file, String text) {
        return of(Members.of(Require.given(file, "the name of a file"), Require.given(text, "the text of a provenance")));
    }

    /** Of the object that was read. */
    public static Provenance of(Members members) {
        List<Provenance> inputs = Require.given(members, "the members of a provenance").objects("inputs").stream().map(ProvenanceText::of).toList();
        return new Provenance(members.text("operation"), (int) members.whole("count", 0, Integer.MAX_VALUE),
                members.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE), inputs, members.texts("notes"));
    }
}
