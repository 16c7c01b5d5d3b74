package org.inverserg.environment.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.inverserg.environment.execution.CellControl;
import org.inverserg.environment.syntax.CommandLine;
import org.inverserg.environment.syntax.Magic;
import org.inverserg.environment.syntax.MagicScanner;
import org.inverserg.environment.syntax.MagicValue;
import org.inverserg.environment.values.Declarations;

/** One run of one cell: takes it apart into magics and JShell's snippets, and runs them one after the other. */
public final class CellRun {

    private final JShell shell;
    private final CellControl control;
    private final StatementLimit limit;
    private final Declarations declarations;
    private final CellReports reports;
    private final MagicRunner magics;
    private final Consumer<String> notes;
    private final CellCode cell;
    /** What refers to something that may still be defined further down in the cell. */
    private final List<Declared> unresolved = new ArrayList<>();
    private Snippet last;

    /**
     * A snippet that may turn out to be no good.
     *
     * @param replaced what it replaced
     * @param before where that came from
     */
    private record Declared(Snippet snippet, List<Snippet> replaced, Optional<CellPlaces.Origin> before) {
    }

    CellRun(JShell shell, CellControl control, StatementLimit limit, Declarations declarations, CellReports reports, MagicRunner magics,
            Consumer<String> notes, CellCode cell) {
        this.shell = shell;
        this.control = control;
        this.limit = limit;
        this.declarations = declarations;
        this.reports = reports;
        this.magics = magics;
        this.notes = notes;
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
        reports.requireShallow(cell);
        Object value = whole();
        for (Declared declared : unresolved) {
            if (!shell.status(declared.snippet()).isDefined()) {
                settle(declared);
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
            if (magic.command() && control.inTurn(() -> CommandLine.isJava(shell.sourceCodeAnalysis(), magic))) {
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
            CompletionInfo next = next(rest);
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

    private CompletionInfo next(String rest) {
        return control.inTurn(() -> shell.sourceCodeAnalysis().analyzeCompletion(rest));
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
        List<SnippetEvent> events = limit.run(() -> declarations.run(source, cell.name()));
        List<Snippet> replaced = Declarations.replaced(events);
        for (SnippetEvent event : events) {
            if (event.causeSnippet() == null) {
                value = outcome(event, replaced, origin);
            }
        }
        return value;
    }

    private Object outcome(SnippetEvent event, List<Snippet> replaced, CellPlaces.Origin origin) throws CellFailure {
        Snippet snippet = event.snippet();
        var declared = new Declared(snippet, replaced, reports.places().origin(snippet));
        reports.places().add(snippet, origin);
        last = snippet;
        if (control.interrupted() && event.status() != Snippet.Status.REJECTED) {
            throw limit.passed() ? limit.failure() : reports.interruption(control.thrown(), event.exception());
        }
        if (event.exception() != null) {
            throw reports.exception(control.thrown(), event.exception());
        }
        if (event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED && !declarations.tooLarge(snippet)) {
            unresolved.add(declared);
        } else if (!event.status().isDefined()) {
            throw refused(declared);
        }
        return isExpression(snippet) ? control.takeResult() : null;
    }

    private Object whole() throws CellFailure {
        try {
            return part(0, cell.text().length());
        } catch (StackOverflowError | InternalError e) {
            declarations.heal();
            // JShell wraps what its parser throws and keeps the text of it alone.
            if (e.toString().contains(StackOverflowError.class.getName())) {
                throw reports.tooDeep("the code is nested too deeply for the compiler");
            }
            throw e;
        }
    }

    /** Nothing in the cell defines what the snippet needs: a class or method may wait for a later cell, unless it replaced a whole one. */
    private void settle(Declared declared) throws CellFailure {
        boolean waits = declared.replaced().isEmpty()
                && (declared.snippet().kind() == Snippet.Kind.TYPE_DECL || declared.snippet().kind() == Snippet.Kind.METHOD);
        if (!waits) {
            throw refused(declared);
        }
        notes.accept(reports.waiting(declared.snippet()));
    }

    /** The failure of a snippet that does not compile; what it should have replaced is there again. */
    private CellFailure refused(Declared declared) {
        CellFailure failure = reports.notCompiled(declared.snippet());
        declarations.bringBack(declared.replaced());
        declared.replaced().forEach(old -> reports.places().bringBack(old, declared.before()));
        return failure;
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
