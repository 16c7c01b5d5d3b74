package org.inverserg.environment.values;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import org.inverserg.environment.execution.CellControl;

/** Gives snippets to JShell such that a snippet that fails changes nothing: what it should have replaced stays. */
public final class Declarations {

    /** What the compiler says where a snippet is too large for the JVM, and not wrong. */
    private static final String LIMIT = "compiler.err.limit.";

    private final JShell shell;
    private final CellControl control;
    private final VariableValues values;
    private final Lineage lineage;

    /** Declares things in {@code shell}. */
    public Declarations(JShell shell, CellControl control, VariableValues values, Lineage lineage) {
        this.shell = shell;
        this.control = control;
        this.values = values;
        this.lineage = lineage;
    }

    /** Declares and runs {@code source}, which is one snippet of {@code cell}; what JShell says of it. */
    public List<SnippetEvent> run(String source, String cell) {
        return control.inTurn(() -> {
            List<SnippetEvent> events = control.replacing(toReplace(source), () -> shell.eval(source));
            if (!events.isEmpty() && tooLarge(events.get(0).snippet())) {
                heal();
            }
            values.follow(null);
            events.stream().filter(event -> event.causeSnippet() == null && event.status().isDefined())
                    .forEach(event -> lineage.ran(event.snippet(), source, cell));
            return events;
        });
    }

    /** A class whose static fields get other first values is to get them: the JVM would leave them as they are. */
    private Set<String> toReplace(String source) {
        String declared = JavaTokens.of(source).declaredType();
        return shell.types().filter(old -> old.name().equals(declared))
                .filter(old -> !StaticPart.of(old.source()).equals(StaticPart.of(source)))
                .map(Snippet::id).collect(Collectors.toSet());
    }

    /** Whether {@code snippet} is too large for the JVM. */
    public boolean tooLarge(Snippet snippet) {
        return shell.diagnostics(snippet).map(Diag::getCode).anyMatch(code -> code.startsWith(LIMIT));
    }

    /** A compiler that stumbled keeps a part of what it stumbled over; a change of the class path lets JShell begin with a new one. */
    public void heal() {
        control.inTurn(() -> {
            shell.addToClasspath("");
            return null;
        });
    }

    /** Brings back what a snippet has replaced that turned out to be no good. */
    public void bringBack(List<Snippet> replaced) {
        control.inTurn(() -> {
            replaced.forEach(snippet -> control.onlyDeclaring(() -> shell.eval(snippet.source())));
            values.follow(null);
            return null;
        });
    }

    /** What a snippet with these events has replaced. */
    public static List<Snippet> replaced(List<SnippetEvent> events) {
        return events.stream().filter(event -> event.status() == Status.OVERWRITTEN).map(SnippetEvent::snippet).toList();
    }
}
