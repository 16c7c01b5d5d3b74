package org.inverserg.environment.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.inverserg.environment.syntax.CommandLine;
import org.inverserg.environment.syntax.Magic;
import org.inverserg.environment.syntax.MagicScanner;
import org.inverserg.environment.syntax.MagicValue;

/** One run of one cell: takes it apart into magics and JShell's snippets, and runs them one after the other. */
public final class CellRun {

    private final JShell shell;
    private final CellControl control;
    private final StatementLimit limit;
    private final CellReports reports;
    private final MagicRunner magics;
    private final CellCode cell;
    /** What refers to something that may still be defined further down in the cell. */
    private final List<Snippet> unresolved = new ArrayList<>();
    private Snippet last;

    CellRun(JShell shell, CellControl control, StatementLimit limit, CellReports reports, MagicRunner magics, CellCode cell) {
        this.shell = shell;
        this.control = control;
        this.limit = limit;
        this.reports = reports;
        this.magics = magics;
        this.cell = cell;
    }

    /** The cell that runs. */
    public CellCode cell() {
        return cell;
    }

    /** The last snippet that was run. */
    Optional<Snippet> last() {
        return Optional.ofNullable(last);
    }

    /** Runs the whole cell and returns the value of its last expression, or null if it does not end with one. */
    Object all() throws CellFailure {
        Object value = part(0, cell.text().length());
        for (Snippet snippet : unresolved) {
            if (!shell.status(snippet).isDefined()) {
                throw reports.notCompiled(snippet);
            }
        }
        return value;
    }

    /** Runs what lies between the offsets {@code from} and {@code to}. */
    public Object part(int from, int to) throws CellFailure {
        Object value = null;
        int at = from;
        Set<Integer> javaAt = new HashSet<>();
        Optional<Magic> next = MagicScanner.first(cell.text(), at, to, javaAt);
        while (next.isPresent()) {
            Magic magic = next.get();
            java(at, magic.statement());
            at = magic.statement();
            // Only now is known what the code before has declared.
            if (magic.command() && CommandLine.isJava(shell.sourceCodeAnalysis(), magic)) {
                javaAt.add(magic.start());
            } else {
                value = run(magic);
                at = magic.end();
                if (magic.wholeCell()) {
                    return value;
                }
            }
            next = MagicScanner.first(cell.text(), at, to, javaAt);
        }
        return cell.text().substring(at, to).isBlank() ? value : java(at, to);
    }

    private Object run(Magic magic) throws CellFailure {
        requireNotInterrupted();
        Object value = magics.run(magic, this);
        if (!magic.assigned()) {
            return value;
        }
        MagicValue.give(value);
        String assignment = cell.text().substring(magic.statement(), magic.start()) + MagicValue.CODE;
        return snippet(assignment, new CellPlaces.Origin(cell, magic.statement()));
    }

    private Object java(int from, int to) throws CellFailure {
        Object value = null;
        String rest = cell.text().substring(from, to);
        while (!rest.isBlank()) {
            // JShell counts the lines of a snippet from its first word, so the space before it must not be part of it.
            rest = rest.stripLeading();
            CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            if (next.completeness() == SourceCodeAnalysis.Completeness.EMPTY) {
                break;
            }
            int start = to - rest.length();
            requireWhole(next, start);
            value = snippet(next.source(), new CellPlaces.Origin(cell, start));
            rest = next.remaining();
        }
        return value;
    }

    private void requireWhole(CompletionInfo next, int start) throws CellFailure {
        boolean cut = next.completeness() == SourceCodeAnalysis.Completeness.DEFINITELY_INCOMPLETE
                || next.completeness() == SourceCodeAnalysis.Completeness.CONSIDERED_INCOMPLETE;
        if (cut) {
            throw reports.cut(cell, start);
        }
    }

    private Object snippet(String source, CellPlaces.Origin origin) throws CellFailure {
        Object value = null;
        requireNotInterrupted();
        for (SnippetEvent event : limit.run(() -> shell.eval(source))) {
            if (event.causeSnippet() != null) {
                continue;
            }
            Snippet snippet = event.snippet();
            reports.places().add(snippet, origin);
            last = snippet;
            if (control.interrupted() && event.status() != Snippet.Status.REJECTED) {
                throw limit.passed() ? limit.failure() : reports.interruption(control.thrown(), event.exception());
            }
            if (event.exception() != null) {
                throw reports.exception(control.thrown(), event.exception());
            }
            if (event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED) {
                unresolved.add(snippet);
            } else if (!event.status().isDefined()) {
                throw reports.notCompiled(snippet);
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
            throw reports.interruption(null, null);
        }
    }
}
