package org.inverserg.environment.assistance;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;

/**
 * Describes classes, methods and variables: their signature, their Javadoc where the library or the JDK has its sources, and what a
 * variable holds.
 */
final class Descriptions {

    private static final Pattern LONE_NAME = Pattern.compile(
            "(?<![.\\p{javaJavaIdentifierPart}])[\\p{javaJavaIdentifierStart}]\\p{javaJavaIdentifierPart}*$");

    private final SourceCodeAnalysis analysis;
    private final Function<String, String> values;
    private final LibrarySources sources = new LibrarySources();

    Descriptions(SourceCodeAnalysis analysis, Function<String, String> values) {
        this.analysis = analysis;
        this.values = values;
    }

    /**
     * What stands at the end of a statement: the name there, or the call whose arguments surround it; else empty.
     *
     * @param call whether a bracket follows
     */
    String of(CellContext context, boolean call) {
        String statement = context.statement();
        boolean inName = !statement.isEmpty() && Character.isJavaIdentifierPart(statement.codePointBefore(statement.length()));
        String before = context.surroundings() + context.imports().qualified(statement);
        // JShell takes a name for a method only with its bracket.
        List<Documentation> found = documentation(call && inName ? before + "(" : before);
        if (found.isEmpty() && inName) {
            found = documentation(call ? before : before + "(");
        }
        String described = found.stream().map(this::describe).collect(Collectors.joining("\n\n"));
        Matcher name = LONE_NAME.matcher(statement);
        boolean variable = !call && found.size() == 1 && name.find() && found.get(0).signature().startsWith(name.group() + ":");
        String value = variable ? values.apply(name.group()) : "";
        return value.isEmpty() ? described : described + "\n\n" + value;
    }

    private List<Documentation> documentation(String code) {
        return analysis.documentation(code, code.length(), true);
    }

    private String describe(Documentation documentation) {
        // Without the class that is around what the cell itself declares.
        String signature = documentation.signature().replaceAll("\\$\\d+\\.", "");
        String comment = documentation.javadoc();
        if (comment == null) {
            comment = sources.comment(Signature.of(signature)).orElse("");
        }
        return (signature + "\n\n" + JavadocText.of(comment)).strip();
    }
}
