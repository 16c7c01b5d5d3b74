package org.inverserg.environment.magics;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inverserg.environment.session.CellCode;
import org.inverserg.environment.session.CellFailure;
import org.inverserg.environment.session.CellRun;
import org.inverserg.environment.session.CellSession;
import org.inverserg.environment.session.Magic;
import org.inverserg.environment.session.MagicRunner;

/** The magics there are: those of IJava that notebooks use, and {@code time}. */
public final class Magics implements MagicRunner {

    /** What one magic does. */
    private interface Action {
        Object run(Magic magic, CellRun cell) throws CellFailure;
    }

    private static final List<String> SCRIPT_ENDINGS = List.of("", ".jsh", ".jshell", ".java");

    /** The magics of a line that need nothing behind them. */
    private static final Set<String> ALONE = Set.of("stale");

    private final CellSession session;
    private final PrintStream out;
    private final Map<String, Action> ofLines = new TreeMap<>();
    private final Map<String, Action> ofCells = new TreeMap<>();

    /** The magics of {@code session}, which say on {@code out} what they did. */
    public Magics(CellSession session, PrintStream out) {
        this.session = session;
        this.out = out;
        ofLines.put("maven", (magic, cell) -> addToClassPath(session.runInCell(() -> MavenArtifacts.resolve(words(magic)))));
        ofLines.put("jars", (magic, cell) -> addToClassPath(session.runInCell(() -> FilePatterns.jars(words(magic)))));
        ofLines.put("classpath", (magic, cell) -> addToClassPath(session.runInCell(() -> FilePatterns.paths(words(magic)))));
        ofLines.put("load", (magic, cell) -> session.runInside(script(magic)));
        ofLines.put("stale", (magic, cell) -> say(session.stale()));
        ofLines.put("time", (magic, cell) -> timed(cell, magic.argumentsStart(), magic.end()));
        ofCells.put("time", (magic, cell) -> timed(cell, magic.end(), cell.cell().text().length()));
    }

    @Override
    public Set<String> names() {
        return ofLines.keySet();
    }

    @Override
    public Object run(Magic magic, CellRun cell) throws CellFailure {
        Action action = (magic.wholeCell() ? ofCells : ofLines).get(magic.name());
        if (action == null) {
            throw session.reports().magic(cell.cell(), magic, "there is no magic " + magic.spelling() + "; there are " + spellings());
        }
        if (magic.arguments().isEmpty() && !magic.wholeCell() && !ALONE.contains(magic.name())) {
            throw session.reports().magic(cell.cell(), magic, magic.spelling() + " needs an argument behind it, got none");
        }
        return action.run(magic, cell);
    }

    private String spellings() {
        return Stream.concat(ofLines.keySet().stream().map(name -> "%" + name), ofCells.keySet().stream().map(name -> "%%" + name))
                .collect(Collectors.joining(", "));
    }

    private Object say(String text) {
        out.println(text);
        return null;
    }

    private Object timed(CellRun cell, int from, int to) throws CellFailure {
        long start = System.nanoTime();
        try {
            return cell.part(from, to);
        } finally {
            out.println(String.format(Locale.ROOT, "time: %.3f s", (System.nanoTime() - start) / 1e9));
        }
    }

    private Object addToClassPath(List<Path> paths) {
        paths.forEach(path -> session.addToClassPath(path.toString()));
        out.println("on the class path: " + paths.stream().map(Path::getFileName).map(Path::toString).collect(Collectors.joining(", ")));
        return null;
    }

    private CellCode script(Magic magic) throws CellFailure {
        return session.runInCell(() -> {
            Path file = SCRIPT_ENDINGS.stream().map(ending -> Path.of(magic.arguments() + ending)).filter(Files::isRegularFile)
                    .findFirst().orElseThrow(() -> new IOException("%load needs a file with Java code, and there is no "
                            + Path.of(magic.arguments()).toAbsolutePath() + "; give its path from the folder of the notebook"));
            return new CellCode(file.getFileName().toString(), Files.readString(file));
        });
    }

    private static List<String> words(Magic magic) {
        return List.of(magic.arguments().split("\\s+"));
    }
}
