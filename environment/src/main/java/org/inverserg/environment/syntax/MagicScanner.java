package org.inverserg.environment.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the magics of a cell. A percent sign begins one only at the beginning of a line where a statement may begin, or behind
 * {@code name =}, outside of brackets, strings, text blocks and comments; everywhere else it is Java's modulo or a character like
 * any other.
 */
public final class MagicScanner {

    private static final String TEXT_BLOCK = "\"\"\"";
    /** An equals sign behind one of these does not assign, or not only. */
    private static final String OPERATORS = "=!<>+-*/%&|^";

    private static final Set<String> CONTINUING = Set.of("else", "catch", "finally", "while", "instanceof");

    private final String text;
    private final int to;
    private final Set<Integer> java;
    private final List<Integer> ends = new ArrayList<>();
    private final List<Magic> found = new ArrayList<>();
    private int at;
    private int depth;
    private boolean lineStart = true;
    private boolean statementStart = true;
    private int statement;
    private int codeEnd;
    /** The last two characters of code that are no space. */
    private char last;
    private char secondLast;
    /** Whether the last string, character or comment that was passed covers {@link #to}. */
    private boolean quoted;

    private MagicScanner(String text, int from, int to, Set<Integer> java) {
        this.text = text;
        this.at = from;
        this.to = to;
        this.java = java;
    }

    /** The magics between the offsets {@code from} and {@code to}, in their order; each {@code !} at the offsets {@code java} is Java. */
    public static List<Magic> find(String text, int from, int to, Set<Integer> java) {
        var scanner = new MagicScanner(text, from, to, java);
        while (scanner.at < to) {
            scanner.step();
        }
        return scanner.found;
    }

    /** The first magic between the offsets {@code from}, where a statement begins, and {@code to}. */
    public static Optional<Magic> first(String text, int from, int to, Set<Integer> java) {
        var scanner = new MagicScanner(text, from, to, java);
        while (scanner.at < to && scanner.found.isEmpty()) {
            scanner.step();
        }
        return scanner.found.stream().findFirst();
    }

    /** Whether {@code offset} lies in code, and not within a string, a text block, a character, a comment or a magic. */
    public static boolean isCode(String text, int offset) {
        var scanner = new MagicScanner(text, 0, offset, Set.of());
        while (scanner.at < offset) {
            scanner.quoted = false;
            scanner.step();
        }
        return !scanner.quoted && scanner.at == offset
                && scanner.found.stream().noneMatch(magic -> magic.end() == offset && !magic.command() && !magic.name().startsWith("time"));
    }

    /** The offsets behind the statements of {@code text} that are whole; magics are no longer in it. */
    public static List<Integer> statementEnds(String text) {
        var scanner = new MagicScanner(text, 0, text.length(), Set.of());
        while (scanner.at < scanner.to) {
            scanner.step();
        }
        return scanner.ends;
    }

    /**
     * Where the code between {@code from} and {@code to} stops.
     *
     * @return the offset behind the last statement, if that has no end yet and no bracket is open; -1 if a statement may begin there;
     *     -2 within brackets, a string or a comment
     */
    public static int openStatement(String text, int from, int to) {
        var scanner = new MagicScanner(text, from, to, Set.of());
        while (scanner.at < to) {
            scanner.quoted = false;
            scanner.step();
        }
        return scanner.depth > 0 || scanner.quoted ? -2 : scanner.statementStart ? -1 : scanner.codeEnd;
    }

    private void step() {
        char c = text.charAt(at);
        if (c == '\n') {
            lineStart = true;
            at++;
        } else if (Character.isWhitespace(c)) {
            at++;
        } else if (ahead("//")) {
            at = lineEnd();
            quoted = at == to;
        } else if (ahead("/*")) {
            at = behind("*/", at + 2);
        } else if (magicAhead(c)) {
            at = found.get(found.size() - 1).end();
            statementStart = true;
        } else {
            lineStart = false;
            code(c);
            codeEnd = at;
        }
    }

    private boolean magicAhead(char c) {
        if (depth > 0) {
            return false;
        }
        if (lineStart && statementStart) {
            return c == '%' && takeMagic(at) || c == '!' && takeCommand() || c == '/' && takeTool();
        }
        return c == '%' && last == '=' && OPERATORS.indexOf(secondLast) < 0 && takeMagic(statement);
    }

    private void code(char c) {
        if (statementStart) {
            statement = at;
        }
        statementStart = false;
        secondLast = last;
        last = c;
        if (ahead(TEXT_BLOCK)) {
            at = behindQuotes(TEXT_BLOCK);
        } else if (c == '"' || c == '\'') {
            at = behindQuotes(String.valueOf(c));
        } else {
            if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}') {
                depth = Math.max(0, depth - 1);
            }
            statementStart = c == ';' || c == '}';
            at++;
            if (depth == 0 && (c == ';' || c == '}' && !continues())) {
                ends.add(at);
            }
        }
    }

    /** Whether a statement goes on behind its closing brace. */
    private boolean continues() {
        int next = at;
        while (next < to && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        if (next == to) {
            return false;
        }
        String word = text.substring(next, wordEnd(next));
        return word.isEmpty() ? "@{}/".indexOf(text.charAt(next)) < 0 : CONTINUING.contains(word);
    }

    private boolean takeMagic(int statementAt) {
        boolean wholeCell = ahead("%%") && found.isEmpty() && text.substring(0, at).isBlank();
        int name = at + (wholeCell ? 2 : 1);
        int nameEnd = wordEnd(name);
        if (nameEnd == name) {
            return false;
        }
        add(text.substring(name, nameEnd), wholeCell, statementAt, nameEnd);
        return true;
    }

    /** A line for the shell begins with a word or a path: a bracket can only be Java's. */
    private boolean takeCommand() {
        boolean word = at + 1 < to && (Character.isLetterOrDigit(text.charAt(at + 1)) || "./~_".indexOf(text.charAt(at + 1)) >= 0);
        if (word && !java.contains(at)) {
            add(Magic.COMMAND, false, at, at + 1);
            return true;
        }
        return false;
    }

    /** No statement of Java begins with a slash. */
    private boolean takeTool() {
        int nameEnd = wordEnd(at + 1);
        if (nameEnd == at + 1) {
            return false;
        }
        add(text.substring(at, nameEnd), false, at, nameEnd);
        return true;
    }

    private void add(String name, boolean wholeCell, int statementAt, int nameEnd) {
        int end = lineEnd();
        String arguments = text.substring(nameEnd, end).strip();
        found.add(new Magic(name, statementAt < at ? arguments.replaceFirst("\\s*;$", "") : arguments, wholeCell, statementAt, at, nameEnd, end));
    }

    /** The end of the word that begins at {@code start}; {@code start} itself if none does. */
    private int wordEnd(int start) {
        if (start >= to || !Character.isJavaIdentifierStart(text.charAt(start))) {
            return start;
        }
        int end = start;
        while (end < to && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private boolean ahead(String expected) {
        return text.startsWith(expected, at);
    }

    private int lineEnd() {
        int end = text.indexOf('\n', at);
        return end < 0 ? to : Math.min(end, to);
    }

    private int behind(String closing, int from) {
        int index = text.indexOf(closing, from);
        quoted = index < 0 || index + closing.length() > to;
        return quoted ? to : index + closing.length();
    }

    /** The offset behind the closing quotes; a string that is not a text block ends with its line even without them. */
    private int behindQuotes(String quotes) {
        boolean block = quotes.equals(TEXT_BLOCK);
        for (int i = at + quotes.length(); i < to; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (text.startsWith(quotes, i) && i + quotes.length() <= to) {
                return i + quotes.length();
            } else if (c == '\n' && !block) {
                return i;
            }
        }
        quoted = true;
        return to;
    }
}
