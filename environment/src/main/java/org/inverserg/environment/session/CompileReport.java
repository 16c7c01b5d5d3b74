package org.inverserg.environment.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;

/** Says why the compiler refused a snippet, and points at the place in the cell. */
final class CompileReport {

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

    private List<String> place(Snippet snippet) {
        return places.origin(snippet)
                .map(origin -> List.of("  needed in " + new CellPlaces.Place(origin.cell(), origin.cell().line(origin.offset()))))
                .orElse(List.of());
    }

    private void describe(Snippet snippet, Diag error, List<String> report) {
        String message = error.getMessage(Locale.ROOT).lines()
                .filter(line -> !line.matches("\\s*location:\\s*class\\s*"))
                .collect(Collectors.joining("\n"));
        report.add("error: " + message);
        places.origin(snippet).ifPresent(origin -> {
            int start = origin.offset() + (int) Math.max(0, error.getStartPosition());
            int end = origin.offset() + (int) Math.max(0, error.getEndPosition());
            report.add("  in " + new CellPlaces.Place(origin.cell(), origin.cell().line(start)) + ":");
            report.add(origin.cell().excerpt(start, end));
        });
    }
}
