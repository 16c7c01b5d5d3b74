package org.inverserg.environment.session;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;
import org.inverserg.environment.execution.AbandonedException;
import org.inverserg.environment.syntax.Magic;
import org.inverserg.environment.values.JavaTokens;

/** Turns what can go wrong in a cell into what a person reads. */
public final class CellReports {

    private static final String STOPPED = "the cell was stopped before its end";
    private static final int MOST_DEPTH = 300;
    private static final long MEGA = 1 << 20;

    private final CellPlaces places = new CellPlaces();
    private final Traceback traceback = new Traceback(places);
    private final CompileReport compileReport;

    CellReports(JShell shell) {
        compileReport = new CompileReport(shell, places);
    }

    CellPlaces places() {
        return places;
    }

    CellFailure notCompiled(Snippet snippet) {
        return compileReport.failure(snippet);
    }

    /** The cell ends within the statement that begins at {@code start}. */
    CellFailure cut(CellCode cell, int start) {
        var place = new CellPlaces.Place(cell, cell.line(start));
        return new CellFailure("CompileError", "the cell ends in the middle of a statement", List.of(
                "error: the cell ends in the middle of a statement; a bracket, a quote or a semicolon is missing",
                "  which begins in " + place + ":", cell.excerpt(start, start + 1)));
    }

    /** A class or method that refers to what a later cell may define. */
    String waiting(Snippet snippet) {
        return compileReport.waiting(snippet);
    }

    /** The compiler follows brackets within brackets on its stack, and what it leaves behind where that is full is of no use. */
    void requireShallow(CellCode cell) throws CellFailure {
        int depth = JavaTokens.of(cell.text()).depth();
        if (depth > MOST_DEPTH) {
            throw tooDeep("brackets are at most " + MOST_DEPTH + " deep in a cell, and here " + depth);
        }
    }

    /** Code that is nested too deeply for the compiler. */
    CellFailure tooDeep(String fact) {
        return new CellFailure("CompileError", fact, List.of("error: " + fact + "; give parts of the expression names of their own,"
                + " or make it in a loop"));
    }

    /** What became of a variable whose type has changed. */
    String lost(VarSnippet variable) {
        return "lost: " + variable.name() + ", whose class has changed" + places.origin(variable)
                .map(origin -> "; run " + origin.cell().name() + " again: "
                        + origin.cell().lineText(origin.cell().line(origin.offset()))).orElse("");
    }

    /** A magic of a cell that cannot do what it is asked to. */
    public CellFailure magic(CellCode cell, Magic magic, String problem) {
        var place = new CellPlaces.Place(cell, cell.line(magic.start()));
        return new CellFailure("MagicError", problem, List.of("error: " + problem, "  in " + place + ":",
                cell.excerpt(magic.start(), magic.start() + magic.spelling().length())));
    }

    /**
     * An exception of the cell.
     *
     * @param thrown the exception as it was thrown; null if JShell itself made it up
     * @param translated JShell's copy of it, or null
     */
    public CellFailure exception(Throwable thrown, JShellException translated) {
        if (translated instanceof UnresolvedReferenceException unresolved) {
            return notCompiled(unresolved.getSnippet());
        }
        Throwable shown = thrown == null ? translated : thrown;
        List<String> lines = new ArrayList<>(traceback.lines(shown, translated));
        if (shown instanceof OutOfMemoryError) {
            lines.add(1, heap());
        }
        return CellFailure.of(shown, lines);
    }

    private static String heap() {
        return "  the heap of this kernel holds at most " + Runtime.getRuntime().maxMemory() / MEGA + " MB; use smaller sizes or fewer"
                + " configurations, set variables of earlier cells to null, or start again with a larger heap: INVERSERG_HEAP=8g";
    }

    /** A cell that was interrupted; both arguments are null if it had not begun. */
    public CellFailure interruption(Throwable thrown, JShellException translated) {
        var report = new ArrayList<String>();
        report.add("Interrupted: " + STOPPED + "; what it had defined until then stays");
        if (thrown instanceof AbandonedException) {
            report.add("It hears neither interrupt nor stop and was given up: it goes on in the background, but nothing that it still"
                    + " prints or does to variables shows. It hangs here:");
            report.addAll(traceback.lines(thrown, translated).stream().skip(1).toList());
            return new CellFailure("Interrupted", STOPPED, report);
        }
        boolean stoppedByForce = thrown instanceof ThreadDeath
                || translated instanceof EvalException e && e.getExceptionClassName().equals(ThreadDeath.class.getName());
        if (thrown != null && !stoppedByForce) {
            report.addAll(traceback.lines(thrown, translated));
        }
        return new CellFailure("Interrupted", STOPPED, report);
    }
}
