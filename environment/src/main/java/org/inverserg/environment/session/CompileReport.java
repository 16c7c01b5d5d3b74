package org.inverserg.environment.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/** Says why the compiler refused a snippet, and points at the place in the cell. */
final class CompileReport {

    /** What to do where code is too large for the JVM, by the compiler's name for it. */
    private static final Map<String, String> REMEDIES = Map.of(
            "compiler.err.limit.string",
            " (a text in code has at most 65535 bytes); read it from a file: Files.readString(Path.of(\"…\"))",
            "compiler.err.limit.string.overflow", " (a text in code has at most 65535 bytes, also one that is put together from others);"
                    + " read it from a file: Files.readString(Path.of(\"…\"))",
            "compiler.err.limit.code", " (a method has at most 65535 bytes of code); make the data in a loop, read it from a file, or use"
                    + " several methods",
            "compiler.err.limit.pool", " (a class has at most 65535 constants); read the data from a file, or use several classes");

    private final JShell shell;
    private final CellPlaces places;

    CompileReport(JShell shell, CellPlaces places) {
        this.shell = shell;
        this.places = places;
    }

    /** The failure of a cell because of {@code snippet}, which did not compile or refers to what nothing has defined. */
    CellFailure failure(Snippet snippet) {
        var report = new ArrayList<String>();
        List<Diag> errors = shell.diagnostics(snippet).filter(Diag::isError).toList();
        errors.forEach(error -> describe(snippet, error, report));
        if (snippet instanceof DeclarationSnippet declaration) {
            String missing = shell.unresolvedDependencies(declaration).collect(Collectors.joining(", "));
            if (!missing.isEmpty()) {
                report.add("error: not defined in this cell nor in one that ran before: " + missing);
                report.addAll(place(snippet));
            }
        }
        if (report.isEmpty()) {
            report.add("the code does not compile: " + snippet.source().strip());
        }
        return new CellFailure("CompileError", report.get(0), report);
    }

    /** That {@code snippet} can be used when a later cell has defined what it needs. */
    String waiting(Snippet snippet) {
        String missing = shell.unresolvedDependencies((DeclarationSnippet) snippet).collect(Collectors.joining(", "));
        return ((DeclarationSnippet) snippet).name() + " can be used when a cell has defined " + missing;
    }

    private List<String> place(Snippet snippet) {
        return places.origin(snippet)
                .map(origin -> List.of("  needed in " + new CellPlaces.Place(origin.cell(), origin.cell().line(origin.offset()))))
                .orElse(List.of());
    }

    private void describe(Snippet snippet, Diag error, List<String> report) {
        String message = error.getMessage(Locale.ROOT).lines()
                .filter(line -> !line.matches("\\s*location:\\s*class\\s*"))
                .collect(Collectors.joining("\n"));
        report.add("error: " + message + REMEDIES.getOrDefault(error.getCode(), ""));
        places.origin(snippet).ifPresent(origin -> {
            int start = origin.offset() + (int) Math.max(0, error.getStartPosition());
            int end = origin.offset() + (int) Math.max(0, error.getEndPosition());
            report.add("  in " + new CellPlaces.Place(origin.cell(), origin.cell().line(start)) + ":");
            report.add(origin.cell().excerpt(start, end));
        });
    }
}
