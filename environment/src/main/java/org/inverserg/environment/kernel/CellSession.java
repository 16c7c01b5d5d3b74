package org.inverserg.environment.kernel;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.UnresolvedReferenceException;

/** The Java session behind a notebook: runs cells one after the other, each with what the ones before it defined. */
final class CellSession implements AutoCloseable {

    private final CellControl control = new CellControl();
    private final CellPlaces places = new CellPlaces();
    private final Traceback traceback = new Traceback(places);
    private final JShell shell;
    private final CompileReport compileReport;

    CellSession(PrintStream out, PrintStream err) {
        shell = JShell.builder().executionEngine(control, Map.of()).out(out).err(err).build();
        compileReport = new CompileReport(shell, places);
    }

    /** What JShell knows about code that has not run: completeness, completions. */
    SourceCodeAnalysis analysis() {
        return shell.sourceCodeAnalysis();
    }

    /** Ends the running cell: politely at first, by force after {@link CellControl#GRACE_MILLISECONDS}. */
    void interrupt() {
        control.interrupt();
    }

    @Override
    public void close() {
        shell.close();
    }

    /**
     * Runs a cell.
     *
     * @return the value of its last expression, or null if it does not end with one
     * @throws CellFailure if the cell does not compile, throws, or is interrupted
     */
    Object run(CellCode cell) throws CellFailure {
        control.beginCell();
        var unresolved = new ArrayList<Snippet>();
        Object last = null;
        String rest = cell.text();
        while (!rest.isBlank()) {
            // JShell counts the lines of a snippet from its first word, so the space before it must not be part of it.
            rest = rest.stripLeading();
            CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            if (next.completeness() == SourceCodeAnalysis.Completeness.EMPTY) {
                break;
            }
            requireWhole(next, cell, rest);
            last = runSnippet(next.source(), new CellPlaces.Origin(cell, cell.text().length() - rest.length()), unresolved);
            rest = next.remaining();
        }
        for (Snippet snippet : unresolved) {
            if (!shell.status(snippet).isDefined()) {
                throw compileReport.failure(snippet);
            }
        }
        return last;
    }

    /** Runs work that belongs to the cell before, for example showing its result, where an interrupt can reach it. */
    <T> T runInCell(Callable<T> work) throws CellFailure {
        try {
            @SuppressWarnings("unchecked")
            T result = (T) control.runInCell(work);
            return result;
        } catch (Throwable t) {
            throw control.interrupted() ? interruption(t, null) : exception(t, null);
        }
    }

    private void requireWhole(CompletionInfo next, CellCode cell, String rest) throws CellFailure {
        boolean cut = next.completeness() == SourceCodeAnalysis.Completeness.DEFINITELY_INCOMPLETE
                || next.completeness() == SourceCodeAnalysis.Completeness.CONSIDERED_INCOMPLETE;
        if (cut) {
            int start = cell.text().length() - rest.length();
            var place = new CellPlaces.Place(cell, cell.line(start));
            throw new CellFailure("CompileError", "the cell ends in the middle of a statement", List.of(
                    "error: the cell ends in the middle of a statement; a bracket, a quote or a semicolon is missing",
                    "  which begins in " + place + ":", cell.excerpt(start, start + 1)));
        }
    }

    private Object runSnippet(String source, CellPlaces.Origin origin, List<Snippet> unresolved) throws CellFailure {
        Object value = null;
        requireNotInterrupted();
        for (SnippetEvent event : shell.eval(source)) {
            if (event.causeSnippet() != null) {
                continue;
            }
            Snippet snippet = event.snippet();
            places.add(snippet, origin);
            if (control.interrupted() && event.status() != Snippet.Status.REJECTED) {
                throw interruption(control.thrown(), event.exception());
            }
            if (event.exception() != null) {
                throw exception(event);
            }
            if (event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED) {
                // What it refers to may still be defined further down in the cell.
                unresolved.add(snippet);
            } else if (!event.status().isDefined()) {
                throw compileReport.failure(snippet);
            } else if (isExpression(snippet)) {
                value = control.takeResult();
            }
        }
        return value;
    }

    private static boolean isExpression(Snippet snippet) {
        return switch (snippet.subKind()) {
            case VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND, TEMP_VAR_EXPRESSION_SUBKIND -> true;
            default -> false;
        };
    }

    private void requireNotInterrupted() throws CellFailure {
        if (control.interrupted()) {
            throw interruption(null, null);
        }
    }

    private CellFailure exception(SnippetEvent event) {
        if (event.exception() instanceof UnresolvedReferenceException unresolved) {
            return compileReport.failure(unresolved.getSnippet());
        }
        return exception(control.thrown() == null ? event.exception() : control.thrown(), event.exception());
    }

    private CellFailure exception(Throwable thrown, Throwable translated) {
        return CellFailure.of(thrown, traceback.lines(thrown, translated));
    }

    private CellFailure interruption(Throwable thrown, Throwable translated) {
        var report = new ArrayList<String>();
        report.add("Interrupted: the cell was stopped before its end; what it had defined until then stays");
        if (thrown != null && !(thrown instanceof ThreadDeath)) {
            report.addAll(traceback.lines(thrown, translated));
        }
        return new CellFailure("Interrupted", "the cell was stopped before its end", report);
    }
}
