package org.inverserg.environment.magics;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.inverserg.environment.session.CellCode;
import org.inverserg.environment.session.CellFailure;
import org.inverserg.environment.session.CellSession;
import org.inverserg.environment.session.ValueText;
import org.inverserg.environment.session.Variable;

/** Magics about what the session holds: a file with code comes in, variables are listed, everything is forgotten. */
final class SessionMagics {

    private static final List<String> SCRIPT_ENDINGS = List.of("", ".jsh", ".jshell", ".java", ".ipynb");

    private final CellSession session;
    private final PrintStream out;

    SessionMagics(CellSession session, PrintStream out) {
        this.session = session;
        this.out = out;
    }

    /** Runs a file with code, or all cells of a notebook one after the other; gives the value of the last. */
    Object load(List<String> words) throws CellFailure {
        Object value = null;
        for (CellCode cell : session.runInCell(() -> cells(words))) {
            value = session.runInside(cell);
        }
        return value;
    }

    private static List<CellCode> cells(List<String> words) throws IOException {
        if (words.size() != 1) {
            throw new IllegalArgumentException("%load needs one file, got " + words.size() + " words; put quotes around a path with spaces");
        }
        Path file = SCRIPT_ENDINGS.stream().map(ending -> Path.of(words.get(0) + ending)).filter(Files::isRegularFile)
                .findFirst().orElseThrow(() -> new IOException("%load needs a file with Java code, and there is no "
                        + Path.of(words.get(0)).toAbsolutePath() + "; give its path from the folder of the notebook"));
        String name = file.getFileName().toString();
        String text = Files.readString(file);
        return name.endsWith(".ipynb") ? NotebookFile.cells(name, text) : List.of(new CellCode(name, text));
    }

    /** Prints the variables with their types and values. */
    Object variables() {
        List<Variable> variables = session.variables();
        if (variables.isEmpty()) {
            out.println("there are no variables");
        }
        int widest = variables.stream().mapToInt(variable -> variable.name().length()).max().orElse(0);
        int widestType = Math.min(40, variables.stream().mapToInt(variable -> variable.type().length()).max().orElse(0));
        variables.forEach(variable -> out.println(String.format("%-" + widest + "s  %-" + widestType + "s  %s", variable.name(),
                variable.type(), ValueText.of(variable.value()))));
        return null;
    }

    /** Prints the variables that were made with something that has changed since, and the cells to run again. */
    Object stale() {
        out.println(session.stale());
        return null;
    }

    /** Forgets all that cells have defined. */
    Object reset() {
        out.println("forgotten: " + session.reset() + " variables, methods and types; imports and the class path stay");
        return null;
    }
}
