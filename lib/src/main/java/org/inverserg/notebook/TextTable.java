package org.inverserg.notebook;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table in plain text of fixed width: numbers flush right, words flush left. */
final class TextTable {

    private static final String GAP = "  ";

    private TextTable() {
    }

    static String of(Cells cells) {
        int[] widths = cells.columns().stream().mapToInt(column -> Stream.concat(Stream.of(cells.headings()), cells.rows().stream())
                .mapToInt(row -> length(row.get(column))).max().orElse(0)).toArray();
        Stream<String> lines = Stream.concat(Stream.of(cells.headings()), cells.rows().stream()).map(row -> line(cells, row, widths));
        return Stream.concat(lines, Stream.of(cells.remark()).filter(remark -> !remark.isEmpty())).collect(Collectors.joining("\n"));
    }

    private static String line(Cells cells, List<String> row, int[] widths) {
        return cells.columns().stream().map(column -> {
            String padding = " ".repeat(widths[column] - length(row.get(column)));
            return cells.numeric().get(column) ? padding + row.get(column) : row.get(column) + padding;
        }).collect(Collectors.joining(GAP)).stripTrailing();
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
