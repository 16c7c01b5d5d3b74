package org.inverserg.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.inverserg.storage.WholeFile;

/**
 * Numbers in a text: a row a line, separated by blanks, commas, semicolons or tabs; what stands behind {@code #} is left out, as {@code np.savetxt}
 * writes it, and so is a first line of names. All rows have as many numbers.
 */
final class TextArray implements ArraySource {

    private static final int LONGEST_WORD = 64;
    private static final int BUFFER = 1 << 16;
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern NOT_FINITE = Pattern.compile("(?i)[+-]?(nan|inf|infinity)");

    private final Path file;
    private final long rows;
    private final long columns;

    private TextArray(Path file, long rows, long columns) {
        this.file = file;
        this.rows = rows;
        this.columns = columns;
    }

    static TextArray of(Path file) throws IOException {
        var words = new Words(file);
        long count = words.run((index, value) -> { });
        if (count == 0) {
            throw Trouble.with(file, "a text must hold numbers, a row a line", "none", "write them by np.savetxt");
        }
        return new TextArray(file, words.rows, words.columns);
    }

    @Override
    public long[] shape() {
        return new long[] {rows, columns};
    }

    @Override
    public ElementType type() {
        return ElementType.FLOAT64;
    }

    @Override
    public void forEach(Elements elements) {
        try {
            var words = new Words(file);
            words.run(elements);
            if (words.rows != rows || words.columns != columns) {
                throw new IOException("it changed while it was read");
            }
        } catch (IOException e) {
            throw Trouble.of(file, "read", e);
        }
    }

    /** Reads once, word by word. */
    private static final class Words {
        private final Path file;
        private final StringBuilder word = new StringBuilder();
        private boolean isFirstLine = true;
        private boolean hasNames;
        private long line = 1;
        private long rows;
        private long columns;
        private long inRow;
        private long count;

        private Words(Path file) {
            this.file = file;
        }

        private long run(Elements elements) throws IOException {
            try (InputStream in = new BufferedInputStream(WholeFile.read(file), BUFFER)) {
                boolean comment = false;
                int next;
                do {
                    next = in.read();
                    boolean ends = next < 0 || next == '\n';
                    comment = !ends && (comment || next == '#');
                    if (!comment && !ends && !isSeparator(next)) {
                        append(next);
                        continue;
                    }
                    endWord(elements);
                    if (ends) {
                        endLine();
                    }
                } while (next >= 0);
            }
            return count;
        }

        private static boolean isSeparator(int c) {
            return c == ' ' || c == '\t' || c == ',' || c == ';' || c == '\r';
        }

        private void append(int c) {
            if (word.length() == LONGEST_WORD) {
                throw Trouble.with(file, "a number must have at most " + LONGEST_WORD + " characters", word + "… in line " + line, "write them by np.savetxt");
            }
            word.append((char) c);
        }

        private void endWord(Elements elements) {
            if (word.length() == 0) {
                return;
            }
            String text = word.toString();
            word.setLength(0);
            Double value = number(text);
            if (isFirstLine && inRow == 0) {
                hasNames = value == null;
            }
            inRow++;
            if (hasNames) {
                return;
            }
            if (value == null) {
                throw Trouble.with(file, "a text must hold numbers only", "\"" + text + "\" in line " + line, "write them by np.savetxt");
            }
            elements.accept(count++, value);
        }

        private static Double number(String text) {
            if (NOT_FINITE.matcher(text).matches()) {
                return Double.NaN;
            }
            return NUMBER.matcher(text).matches() ? Double.valueOf(text) : null;
        }

        private void endLine() {
            if (inRow > 0) {
                if (columns > 0 && inRow != columns) {
                    throw Trouble.with(file, "every row must have as many values as the first, " + columns, inRow + " in line " + line,
                            "write them by np.savetxt");
                }
                columns = inRow;
                rows += hasNames ? 0 : 1;
                hasNames = false;
                isFirstLine = false;
                inRow = 0;
            }
            line++;
        }
    }
}
