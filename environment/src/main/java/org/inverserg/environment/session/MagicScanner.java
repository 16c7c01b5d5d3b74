package org.inverserg.environment.session;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the magics of a cell. A percent sign begins one only at the beginning of a line where a statement may begin, outside
 * of brackets, strings, text blocks and comments; everywhere else it is Java's modulo or a character like any other.
 */
public final class MagicScanner {

    private static final String TEXT_BLOCK = "\"\"\"";

    private final String text;
    private final int to;
    private final List<Magic> found = new ArrayList<>();
    private int at;
    private int depth;
    private boolean lineStart = true;
    private boolean statementStart = true;

    private MagicScanner(String text, int from, int to) {
        this.text = text;
        this.at = from;
        this.to = to;
    }

    /** The magics between the offsets {@code from} and {@code to}, in their order. */
    public static List<Magic> find(String text, int from, int to) {
        var scanner = new MagicScanner(text, from, to);
        while (scanner.at < to) {
            scanner.step();
        }
        return scanner.found;
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
        } else if (ahead("/*")) {
            at = behind("*/", at + 2);
        } else if (c == '%' && lineStart && statementStart && depth == 0 && takeMagic()) {
            at = found.get(found.size() - 1).end();
        } else {
            lineStart = false;
            code(c);
        }
    }

    private void code(char c) {
        statementStart = false;
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
        }
    }

    private boolean takeMagic() {
        boolean wholeCell = ahead("%%") && found.isEmpty() && text.substring(0, at).isBlank();
        int name = at + (wholeCell ? 2 : 1);
        int nameEnd = name;
        while (nameEnd < to && Character.isJavaIdentifierPart(text.charAt(nameEnd))) {
            nameEnd++;
        }
        if (nameEnd == name || !Character.isJavaIdentifierStart(text.charAt(name))) {
            return false;
        }
        int end = lineEnd();
        found.add(new Magic(text.substring(name, nameEnd), text.substring(nameEnd, end).strip(), wholeCell, at, nameEnd, end));
        return true;
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
        return index < 0 ? to : index + closing.length();
    }

    /** The offset behind the closing quotes; a string that is not a text block ends with its line even without them. */
    private int behindQuotes(String quotes) {
        boolean block = quotes.equals(TEXT_BLOCK);
        for (int i = at + quotes.length(); i < to; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (text.startsWith(quotes, i)) {
                return i + quotes.length();
            } else if (c == '\n' && !block) {
                return i;
            }
        }
        return to;
    }
}
