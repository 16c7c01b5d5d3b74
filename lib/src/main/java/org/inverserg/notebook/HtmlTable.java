package org.inverserg.notebook;

/** A table in HTML without any colours of its own, so that it can be read on light and dark pages. */
final class HtmlTable {

    private HtmlTable() {
    }

    static String of(Cells cells) {
        var html = new StringBuilder("<table class=\"dataframe\">\n<thead><tr>");
        for (int column : cells.columns()) {
            html.append(cell("th", cells, column, cells.headings().get(column)));
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (var row : cells.rows()) {
            html.append("<tr>");
            for (int column : cells.columns()) {
                html.append(cell("td", cells, column, row.get(column)));
            }
            html.append("</tr>\n");
        }
        html.append("</tbody>\n</table>");
        return html.append(paragraph(cells.remark())).toString();
    }

    /** Text as a paragraph of its own; nothing for no text. */
    static String paragraph(String text) {
        return text.isEmpty() ? "" : "\n<p>" + escape(text) + "</p>";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }

    private static String cell(String tag, Cells cells, int column, String text) {
        String align = cells.numeric().get(column) ? "right" : "left";
        return "<" + tag + " style=\"text-align:" + align + "\">" + escape(text) + "</" + tag + ">";
    }
}
