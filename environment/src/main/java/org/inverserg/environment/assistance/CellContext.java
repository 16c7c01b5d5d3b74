package org.inverserg.environment.assistance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jdk.jshell.SourceCodeAnalysis;
import org.inverserg.environment.syntax.CommandLine;
import org.inverserg.environment.syntax.Magic;
import org.inverserg.environment.syntax.MagicScanner;

/**
 * The statement of a cell in which the cursor is, up to the cursor, and what the cell declares before it. JShell knows only what has
 * run and works within one statement; so that it sees the rest as well, the declarations are put around the statement: variables as
 * local ones of a method, types and methods as members of a class within a method. None of that is run or defined.
 *
 * @param surroundings the code before the statement; empty if the cell declares nothing before it
 * @param statement the statement up to the cursor, with the names that the cell imports written in full
 * @param names the variables, methods and types that the cell declares before the statement; a method ends with a bracket
 * @param imports what the cell imports before the statement
 */
record CellContext(String surroundings, String statement, List<String> names, CellImports imports) {

    /** The context of {@code cursor}, an offset in {@code code}. */
    static CellContext at(SourceCodeAnalysis analysis, String code, int cursor) {
        var builder = new Builder(analysis);
        String java = withoutMagics(analysis, code.substring(0, cursor));
        int at = 0;
        for (int end : MagicScanner.statementEnds(java)) {
            builder.declare(java.substring(at, end));
            at = end;
        }
        return builder.around(java.substring(at).stripLeading());
    }

    /**
     * The statement as JShell is to see it.
     *
     * @param member whether the statement is to be a method, or a part of one
     */
    String code(boolean member) {
        return surroundings + (member ? "class $ { " : "") + statement;
    }

    /**
     * The code with spaces or something as short in place of the magics, but not of the code that {@code %time} runs, so that all
     * stays in its place.
     */
    static String withoutMagics(SourceCodeAnalysis analysis, String code) {
        var java = new StringBuilder(code);
        for (Magic magic : MagicScanner.find(code, 0, code.length(), javaLines(analysis, code))) {
            boolean timed = magic.name().startsWith("time") && !magic.wholeCell();
            int end = timed ? magic.argumentsStart() : magic.end();
            String blank = " ".repeat(end - magic.start());
            String worth = blank.length() > "null;".length() ? "null;" : blank.length() > 1 ? "0;" : "";
            java.replace(magic.start(), end, magic.assigned() ? worth + blank.substring(worth.length()) : blank);
        }
        return java.toString();
    }

    /** The lines that begin with {@code !} and mean Java, as they deny what the session knows or the cell itself speaks of. */
    private static Set<Integer> javaLines(SourceCodeAnalysis analysis, String code) {
        var lines = new HashSet<Integer>();
        for (Magic magic : MagicScanner.find(code, 0, code.length(), Set.of())) {
            String word = magic.arguments().split("\\W", 2)[0];
            boolean mentioned = !word.isEmpty() && code.substring(0, magic.start()).matches("(?s).*\\b" + word + "\\b.*");
            if (magic.command() && (mentioned || CommandLine.isJava(analysis, magic))) {
                lines.add(magic.start());
            }
        }
        return lines;
    }

    private static final class Builder {

        /** What JShell allows and ignores in front of a declaration; within a method it is not Java. */
        private static final String MODIFIERS = "^((?:@\\w+\\s+)*)(?:(?:public|protected|private|static)\\s+)+";

        private final StringBuilder surroundings = new StringBuilder();
        private final List<String> names = new ArrayList<>();
        private final CellImports imports;
        private boolean inClass;

        Builder(SourceCodeAnalysis analysis) {
            this.imports = new CellImports(analysis);
        }

        void declare(String source) {
            Declarations declared = Declarations.of(source);
            switch (declared.kind()) {
                case IMPORT, STATIC_IMPORT -> imports.add(declared.names().get(0));
                case NONE -> { }
                default -> {
                    open(declared.kind() != Declarations.Kind.VARIABLES);
                    surroundings.append(imports.qualified(source.strip().replaceFirst(MODIFIERS, "$1"))).append('\n');
                    String end = declared.kind() == Declarations.Kind.METHOD ? "(" : "";
                    declared.names().forEach(name -> names.add(name + end));
                }
            }
        }

        /** The next declaration is to be a member of a class, or else a variable in a method. */
        private void open(boolean member) {
            if (surroundings.isEmpty()) {
                surroundings.append("{ ");
            }
            if (member && !inClass) {
                surroundings.append("class $").append(surroundings.length()).append(" { ");
            } else if (!member && inClass) {
                surroundings.append("Object $() throws Throwable { ");
            }
            inClass = member;
        }

        CellContext around(String statement) {
            if (inClass) {
                open(false);
            }
            return new CellContext(surroundings.toString(), statement, List.copyOf(names), imports);
        }
    }
}
