package org.inverserg.environment.assistance;

import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import jdk.jshell.SourceCodeAnalysis;
import org.inverserg.environment.session.Magic;
import org.inverserg.environment.session.MagicScanner;

/** Helps while a person types: completes names, describes what stands at the cursor, and says whether a cell is whole. */
public final class CodeAssistant {

    /** Whether code can run as it stands. */
    public enum Completeness { COMPLETE, INCOMPLETE, INVALID }

    private static final Pattern MAGIC_NAME = Pattern.compile("(?m)^\\s*%{1,2}(\\w*)$");

    private final SourceCodeAnalysis analysis;
    private final Collection<String> magics;
    private final Descriptions descriptions;

    /**
     * Helps with code for one session.
     *
     * @param magics the names of the magics there are
     */
    public CodeAssistant(SourceCodeAnalysis analysis, Collection<String> magics) {
        this.analysis = analysis;
        this.magics = magics;
        this.descriptions = new Descriptions(analysis);
    }

    /** What could stand at {@code cursor}, or null if nothing could; what fits the expected type comes first. */
    public ReplacementOptions complete(String code, int cursor) {
        int at = Math.max(0, Math.min(cursor, code.length()));
        Matcher magic = MAGIC_NAME.matcher(code.substring(0, at));
        if (magic.find()) {
            List<String> names = magics.stream().filter(name -> name.startsWith(magic.group(1))).toList();
            return names.isEmpty() ? null : new ReplacementOptions(names, magic.start(1), at);
        }
        int[] anchor = {at};
        Statement statement = statementAt(code, at);
        List<String> continuations = analysis
                .completionSuggestions(statement.text(), at - statement.offset(), anchor).stream()
                .sorted(Comparator.comparing((Suggestion suggestion) -> !suggestion.matchesType()))
                .map(Suggestion::continuation)
                .distinct()
                .toList();
        return continuations.isEmpty() ? null : new ReplacementOptions(continuations, statement.offset() + anchor[0], at);
    }

    /** Signature and Javadoc of what stands at {@code cursor}; empty if there is nothing to say. */
    public String describe(String code, int cursor) {
        int at = Math.max(0, Math.min(cursor, code.length()));
        Statement statement = statementAt(code, at);
        return descriptions.of(statement.text(), at - statement.offset());
    }

    /** Whether {@code code} can run as it stands. */
    public Completeness completeness(String code) {
        String rest = withoutMagics(code);
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

    /** JShell works within one statement; this finds the one the cursor is in. */
    private Statement statementAt(String code, int cursor) {
        String rest = withoutMagics(code);
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

    /** The code with spaces in place of the magics, but not of the code that {@code %time} runs, so that all stays in its place. */
    private static String withoutMagics(String code) {
        var java = new StringBuilder(code);
        for (Magic magic : MagicScanner.find(code, 0, code.length())) {
            int end = magic.name().equals("time") && !magic.wholeCell() ? magic.argumentsStart() : magic.end();
            java.replace(magic.start(), end, " ".repeat(end - magic.start()));
        }
        return java.toString();
    }
}
