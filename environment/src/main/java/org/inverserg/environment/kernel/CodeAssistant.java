package org.inverserg.environment.kernel;

import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import java.util.Comparator;
import java.util.List;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Helps while a person types: completes names, and says whether a cell is whole. */
final class CodeAssistant {

    /** Whether code can run as it stands. */
    enum Completeness { COMPLETE, INCOMPLETE, INVALID }

    private final SourceCodeAnalysis analysis;

    CodeAssistant(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    /** What could stand at {@code cursor}; what fits the expected type comes first. */
    ReplacementOptions complete(String code, int cursor) {
        int[] anchor = {cursor};
        Statement statement = statementAt(code, cursor);
        List<String> continuations = analysis
                .completionSuggestions(statement.text(), cursor - statement.offset(), anchor).stream()
                .sorted(Comparator.comparing((Suggestion suggestion) -> !suggestion.matchesType()))
                .map(Suggestion::continuation)
                .distinct()
                .toList();
        return continuations.isEmpty() ? null : new ReplacementOptions(continuations, statement.offset() + anchor[0], cursor);
    }

    Completeness completeness(String code) {
        String rest = code;
        while (true) {
            CompletionInfo info = analysis.analyzeCompletion(rest);
            switch (info.completeness()) {
                case COMPLETE, COMPLETE_WITH_SEMI -> rest = info.remaining();
                case EMPTY -> {
                    return Completeness.COMPLETE;
                }
                case UNKNOWN -> {
                    return Completeness.INVALID;
                }
                default -> {
                    return Completeness.INCOMPLETE;
                }
            }
        }
    }

    /** A statement of a cell and where in the cell it begins. */
    private record Statement(String text, int offset) {
    }

    /** JShell completes within one statement; this finds the one the cursor is in. */
    private Statement statementAt(String code, int cursor) {
        String rest = code;
        while (true) {
            int offset = code.length() - rest.length();
            CompletionInfo info = analysis.analyzeCompletion(rest);
            String next = info.remaining();
            boolean here = !info.completeness().isComplete() || next.isEmpty() || code.length() - next.length() >= cursor;
            if (here) {
                return new Statement(rest, offset);
            }
            rest = next;
        }
    }
}
