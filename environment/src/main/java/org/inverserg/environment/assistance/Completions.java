package org.inverserg.environment.assistance;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Completes names. */
final class Completions {

    private static final Pattern WORD = Pattern.compile("\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*$");
    /** What the classes around a statement inherit, which no one means who types the beginning of a name. */
    private static final Set<String> INHERITED = Set.of("clone()", "equals(", "finalize()", "getClass()", "hashCode()", "notify()",
            "notifyAll()", "toString()", "wait(", "wait()", "$()");

    private final SourceCodeAnalysis analysis;

    Completions(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    /**
     * What could stand at the cursor.
     *
     * @param names what fits the expected type first
     * @param replaced how many characters before the cursor they replace, in UTF-16 units
     */
    record Found(List<String> names, int replaced) {
    }

    /** What could stand at the end of the statement. */
    Found at(CellContext context) {
        String statement = context.statement();
        Matcher word = WORD.matcher(statement);
        String prefix = word.find() ? word.group() : "";
        String before = statement.substring(0, statement.length() - prefix.length());
        var whole = new CellContext(context.surroundings(), context.imports().qualified(before) + prefix, context.names(), context.imports());
        Found found = suggestions(whole.code(false));
        if (found.names().isEmpty() && !context.surroundings().isEmpty()) {
            found = suggestions(whole.code(true));
        }
        boolean member = before.stripTrailing().endsWith(".") || before.stripTrailing().endsWith("::");
        if (member || before.strip().startsWith("import")) {
            return found;
        }
        Stream<String> others = found.names().stream().filter(name -> context.surroundings().isEmpty() || !INHERITED.contains(name));
        return new Found(Stream.concat(ofCell(context, prefix), others).distinct().toList(), prefix.length());
    }

    /** JShell does not list the variables of a method around a class. */
    private static Stream<String> ofCell(CellContext context, String prefix) {
        Stream<String> declared = context.names().stream().filter(name -> name.startsWith(prefix));
        return prefix.isEmpty() ? declared : Stream.concat(declared, context.imports().names(prefix).stream());
    }

    private Found suggestions(String code) {
        int[] anchor = {code.length()};
        List<String> names = analysis.completionSuggestions(code, code.length(), anchor).stream()
                .sorted(Comparator.comparing((Suggestion suggestion) -> !suggestion.matchesType()))
                .map(Suggestion::continuation)
                .distinct()
                .toList();
        return new Found(names, code.length() - anchor[0]);
    }
}
