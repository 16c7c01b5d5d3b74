package org.inverserg.notebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A result that is more than a number and less than a table: a title, perhaps a table, named values, remarks.
 *
 * @param title  in plain text
 * @param html   the title with its formula set, as HTML
 * @param table  or null
 * @param values by name, in the order in which they are shown
 * @param notes  what the reader must see
 */
record Card(String title, String html, Cells table, Map<String, String> values, List<String> notes) {

    static Card of(String title) {
        return new Card(title, HtmlTable.escape(title), null, Map.of(), List.of());
    }

    /** The same with a title that is set as a formula where that can be shown. */
    Card formula(String formula) {
        return new Card(title, formula, table, values, notes);
    }

    Card table(Cells cells) {
        return new Card(title, html, cells, values, notes);
    }

    Card value(String name, Object value) {
        return values(Map.of(name, String.valueOf(value)));
    }

    Card values(Map<String, String> more) {
        var all = new LinkedHashMap<>(values);
        all.putAll(more);
        return new Card(title, html, table, all, notes);
    }

    Card notes(List<String> more) {
        var all = new ArrayList<>(notes);
        all.addAll(more);
        return new Card(title, html, table, values, all);
    }

    String toText() {
        int width = values.keySet().stream().mapToInt(TextTable::length).max().orElse(0);
        Stream<String> lines = values.entrySet().stream()
                .map(e -> "  " + e.getKey() + " ".repeat(width - TextTable.length(e.getKey())) + "  " + e.getValue());
        Stream<String> rows = table == null ? Stream.of() : TextTable.of(table).lines();
        return Stream.of(Stream.of(title), rows, lines, notes.stream().map(note -> "note: " + note))
                .flatMap(part -> part).collect(Collectors.joining("\n"));
    }

    /** Without colours of its own, as {@link HtmlTable}. */
    String toHtml() {
        String rows = values.entrySet().stream().map(e -> "<tr><th style=\"text-align:left\">" + HtmlTable.escape(e.getKey())
                + "</th><td style=\"text-align:left\">" + HtmlTable.escape(e.getValue()) + "</td></tr>\n").collect(Collectors.joining());
        return "<p><strong>" + html + "</strong></p>" + (table == null ? "" : "\n" + HtmlTable.of(table))
                + (rows.isEmpty() ? "" : "\n<table class=\"dataframe\"><tbody>\n" + rows + "</tbody></table>")
                + notes.stream().map(note -> HtmlTable.paragraph("note: " + note)).collect(Collectors.joining());
    }
}
