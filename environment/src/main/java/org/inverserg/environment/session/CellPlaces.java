package org.inverserg.environment.session;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Snippet;

/** Knows from which place of which cell each snippet came: JShell counts snippets, a person counts cells and lines. */
final class CellPlaces {

    private static final Pattern CLASS_OF_SNIPPET = Pattern.compile("REPL\\.\\$JShell\\$(\\d+)");

    /** A snippet's code in its cell, from {@code offset} on. */
    record Origin(CellCode cell, int offset) {
    }

    /** A line of a cell; {@code line} counts from 1, and is 0 where only the cell is known. */
    record Place(CellCode cell, int line) {

        @Override
        public String toString() {
            return line == 0 ? cell.name() : cell.name() + ", line " + line;
        }
    }

    private final Map<String, Origin> origins = new ConcurrentHashMap<>();

    /** A variable that is declared again keeps its snippet's id: the latest cell counts. */
    void add(Snippet snippet, Origin origin) {
        origins.put(snippet.id(), origin);
    }

    /** What {@code snippet} should have replaced is there again, with its own place. */
    void bringBack(Snippet snippet, Optional<Origin> before) {
        before.ifPresent(origin -> origins.put(snippet.id(), origin));
    }

    Optional<Origin> origin(Snippet snippet) {
        return Optional.ofNullable(origins.get(snippet.id()));
    }

    /**
     * The place of a frame of the stack, if it is one of a cell: JShell calls the file of such a frame {@code #id}. A frame that has not
     * gone through JShell tells the class that JShell made of the snippet, and not the line.
     */
    Optional<Place> of(StackTraceElement frame) {
        String file = frame.getFileName();
        if (file != null && file.startsWith("#")) {
            return Optional.ofNullable(origins.get(file.substring(1)))
                    .map(origin -> new Place(origin.cell(), origin.cell().line(origin.offset()) + frame.getLineNumber() - 1));
        }
        Matcher raw = CLASS_OF_SNIPPET.matcher(frame.getClassName());
        return raw.lookingAt() ? Optional.ofNullable(origins.get(raw.group(1))).map(origin -> new Place(origin.cell(), 0))
                : Optional.empty();
    }
}
