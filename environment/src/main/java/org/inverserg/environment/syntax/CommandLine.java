package org.inverserg.environment.syntax;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;

/** Tells whether a line that begins with {@code !} is for the shell of the machine or an expression of Java's. */
public final class CommandLine {

    private static final Pattern WORD = Pattern.compile("[\\p{javaJavaIdentifierStart}&&[^.]]\\p{javaJavaIdentifierPart}*");

    private CommandLine() {
    }

    /** Java is what denies something that Java knows: {@code !done} where there is a variable {@code done}. */
    public static boolean isJava(SourceCodeAnalysis analysis, Magic line) {
        Matcher word = WORD.matcher(line.arguments());
        return word.lookingAt() && (known(analysis, word.group()) || known(analysis, "!" + line.arguments()));
    }

    private static boolean known(SourceCodeAnalysis analysis, String expression) {
        return analysis.analyzeType(expression, expression.length()) != null;
    }
}
