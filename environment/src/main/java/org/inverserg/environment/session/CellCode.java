package org.inverserg.environment.session;

/**
 * The text of one cell, for saying where in it something is.
 *
 * @param name how a person knows it, for example {@code cell [3]}
 * @param text the whole text
 */
public record CellCode(String name, String text) {

    /** The number of the line in which {@code offset} lies, from 1. */
    int line(int offset) {
        return 1 + (int) text.substring(0, clamp(offset)).chars().filter(c -> c == '\n').count();
    }

    /** The line in which {@code offset} lies and a line below it that marks the characters up to {@code end}. */
    String excerpt(int offset, int end) {
        int start = clamp(offset);
        int lineStart = text.lastIndexOf('\n', start - 1) + 1;
        int lineEnd = text.indexOf('\n', start);
        String line = text.substring(lineStart, lineEnd < 0 ? text.length() : lineEnd);
        int column = start - lineStart;
        int marked = Math.max(1, Math.min(clamp(end), lineStart + line.length()) - start);
        String indent = line.substring(0, column).replaceAll("[^\t]", " ");
        return "    " + line + "\n    " + indent + "^".repeat(marked);
    }

    /** The line of number {@code line}, from 1, without the space around it; empty if there is none. */
    String lineText(int line) {
        return text.lines().skip(line - 1L).findFirst().orElse("").strip();
    }

    private int clamp(int offset) {
        return Math.max(0, Math.min(offset, text.length()));
    }
}
