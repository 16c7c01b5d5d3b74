package org.inverserg.environment.magics;

import java.util.ArrayList;
import java.util.List;

/** The words of a line as a shell sees them: quotes and a backslash keep a space within a word. */
public final class QuotedWords {

    private QuotedWords() {
    }

    /**
     * The words of {@code line}.
     *
     * @throws IllegalArgumentException if a quote is not closed
     */
    public static List<String> of(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean space = quote == 0 && Character.isWhitespace(c);
            if (space && word != null) {
                words.add(word.toString());
                word = null;
            } else if (!space) {
                word = word == null ? new StringBuilder() : word;
                boolean escape = c == '\\' && quote != '\'' && i + 1 < line.length() && "\"'\\ \t".indexOf(line.charAt(i + 1)) >= 0;
                if (escape) {
                    word.append(line.charAt(++i));
                } else if (quote == 0 && (c == '"' || c == '\'') || quote != 0 && c == quote) {
                    quote = quote == 0 ? c : 0;
                } else {
                    word.append(c);
                }
            }
        }
        if (quote != 0) {
            throw new IllegalArgumentException("a quote must be closed, and the " + quote + " in \"" + line + "\" is not; add another at the end");
        }
        if (word != null) {
            words.add(word.toString());
        }
        return words;
    }
}
