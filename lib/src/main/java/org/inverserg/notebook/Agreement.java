package org.inverserg.notebook;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inverserg.files.Json;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.Estimate;

/**
 * Our numbers beside those of a paper, row by row. Immutable: every call returns a longer one.
 *
 * <pre>{@code
 * Agreement.with("P1")
 *     .item("Table 2, k=3, L = 16–256").compare("γ/ν", 1.805, gamma).compare("1/ν", 1.155, nu)
 *     .item("Table 4, k=3").compare("η", Estimate.of(0.282, 0.001), eta).note("basis of the paper");
 * }</pre>
 *
 * <p>As the result of a notebook's cell it is shown as a table, and its rows are collected under {@value #MIME_TYPE}.
 */
public final class Agreement {

    /** MIME type under which rows leave a notebook: a JSON array of objects. */
    public static final String MIME_TYPE = "application/vnd.inverserg.agreement+json";

    private static final String LEGEND = "● within 1σ   ◐ within 2σ   ○ beyond";

    /**
     * The start of a comparison with one paper.
     *
     * @param name of the paper
     */
    public record Paper(String name) {

        /** @throws IllegalArgumentException if the name is missing */
        public Paper {
            Require.given(name, "the name of a paper");
        }


        /** What is compared next: table or figure, row, range. */
        public Agreement item(String item) {
            Require.given(item, "what is compared");
            return new Agreement(name, item, List.of());
        }
    }

    private final String paper;
    private final String item;
    private final List<AgreementRow> rows;

    private Agreement(String paper, String item, List<AgreementRow> rows) {
        this.paper = paper;
        this.item = item;
        this.rows = rows;
    }

    /** Starts a comparison with the paper {@code name}. */
    public static Paper with(String name) {
        return new Paper(name);
    }

    /** What the next comparisons belong to: table or figure, row, range. */
    public Agreement item(String next) {
        Require.given(next, "what is compared");
        return new Agreement(paper, next, rows);
    }

    /** Adds a row with a number that the paper gives without an error; it counts as exact, see {@link AgreementRow#sigma()}. */
    public Agreement compare(String quantity, double published, Estimate ours) {
        return compare(quantity, Estimate.of(published, Double.NaN), ours);
    }

    /** Adds a row with a number that the paper gives with its error. */
    public Agreement compare(String quantity, Estimate published, Estimate ours) {
        return new Agreement(paper, item, joined(rows, List.of(new AgreementRow(paper, item, quantity, published, ours, ""))));
    }

    /**
     * Sets the remark on the last row.
     *
     * @throws IllegalStateException if there is no row yet
     */
    public Agreement note(String note) {
        if (rows.isEmpty()) {
            throw new IllegalStateException("a note belongs to the row before it, but there is none yet; call compare(…) first");
        }
        AgreementRow last = rows.get(rows.size() - 1);
        var noted = new AgreementRow(last.paper(), last.item(), last.quantity(), last.published(), last.ours(), note);
        return new Agreement(paper, item, joined(rows.subList(0, rows.size() - 1), List.of(noted)));
    }

    /** These rows, then those of {@code other}. */
    public Agreement and(Agreement other) {
        Require.given(other, "the other comparison");
        return new Agreement(other.paper, other.item, joined(rows, other.rows));
    }

    public List<AgreementRow> rows() {
        return rows;
    }

    /** The table in plain text. */
    @Override
    public String toString() {
        return TextTable.of(cells()) + "\n" + LEGEND;
    }

    String html() {
        return HtmlTable.of(cells()) + HtmlTable.paragraph(LEGEND);
    }

    String json() {
        return rows.stream().map(row -> Json.text(row.columns())).collect(Collectors.joining(",\n", "[", "]"));
    }

    private Cells cells() {
        return new Cells(List.of("paper", "item", "quantity", "published", "ours", "σ", "%", "", "note"),
                List.of(false, false, false, true, true, true, true, false, false), rows.stream().map(Agreement::cells).toList(), 0);
    }

    private static List<String> cells(AgreementRow row) {
        String published = Double.isNaN(row.published().error()) ? Cells.number(row.published().value()) : row.published().toString();
        return List.of(row.paper(), row.item(), row.quantity(), published, row.ours().format(2),
                signed("%+.1f", row.sigma()), signed("%+.2f", row.percent()), row.mark(), row.note());
    }

    private static String signed(String format, double x) {
        return Double.isNaN(x) ? "" : String.format(Locale.ROOT, format, x);
    }

    private static List<AgreementRow> joined(List<AgreementRow> first, List<AgreementRow> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
