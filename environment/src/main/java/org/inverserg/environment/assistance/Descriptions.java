package org.inverserg.environment.assistance;

import java.util.List;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;

/** Describes classes, methods and variables: their signature, and their Javadoc where the library or the JDK has its sources. */
final class Descriptions {

    private final SourceCodeAnalysis analysis;
    private final LibrarySources sources = new LibrarySources();

    Descriptions(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    /** What stands at {@code cursor} in {@code statement}: the name there, or the call whose arguments surround it; else empty. */
    String of(String statement, int cursor) {
        int nameEnd = cursor;
        while (nameEnd < statement.length() && Character.isJavaIdentifierPart(statement.charAt(nameEnd))) {
            nameEnd++;
        }
        String before = statement.substring(0, nameEnd);
        boolean inName = nameEnd > 0 && Character.isJavaIdentifierPart(statement.charAt(nameEnd - 1));
        boolean call = inName && statement.substring(nameEnd).stripLeading().startsWith("(");
        // JShell takes a name for a method only with its bracket.
        List<Documentation> found = documentation(call ? before + "(" : before);
        if (found.isEmpty() && inName) {
            found = documentation(call ? before : before + "(");
        }
        return found.stream().map(this::describe).collect(Collectors.joining("\n\n"));
    }

    private List<Documentation> documentation(String code) {
        return analysis.documentation(code, code.length(), true);
    }

    private String describe(Documentation documentation) {
        String comment = documentation.javadoc();
        if (comment == null) {
            comment = sources.comment(Signature.of(documentation.signature())).orElse("");
        }
        return (documentation.signature() + "\n\n" + JavadocText.of(comment)).strip();
    }
}
