package org.inverserg.notebook;

import java.util.LinkedHashMap;
import java.util.Map;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.Estimate;

/**
 * One number of a paper beside ours.
 *
 * @param paper     which paper
 * @param item      where in it: table, row, range
 * @param quantity  symbol
 * @param published the paper's number; its error is NaN where the paper gives none
 * @param ours      our number
 * @param note      a remark, perhaps empty
 */
public record AgreementRow(String paper, String item, String quantity, Estimate published, Estimate ours, String note) {

    /** @throws IllegalArgumentException if something is missing */
    public AgreementRow {
        Require.given(paper, "the name of a paper");
        Require.given(item, "what is compared");
        Require.given(quantity, "the symbol of a quantity");
        Require.given(published, "the published number");
        Require.given(ours, "our number");
        Require.given(note, "the remark on a row, perhaps empty,");
    }

    /**
     * (ours − published)/√(sum of both errors squared), with statistical and systematic parts. An error that the paper does not
     * give counts as 0, its rounding included: the deviation in σ is then an upper bound. NaN where our error is unknown or infinite, or where both vanish.
     */
    public double sigma() {
        Estimate exact = Double.isNaN(published.error()) ? Estimate.of(published.value(), 0).withSystematicOf(published) : published;
        double sigma = ours.sigmasFrom(exact);
        return Double.isFinite(sigma) ? sigma : Double.NaN;
    }

    /** 100 (ours − published)/|published|; NaN where the published value is 0. */
    public double percent() {
        double percent = 100 * (ours.value() - published.value()) / Math.abs(published.value());
        return Double.isFinite(percent) ? percent : Double.NaN;
    }

    /** ● within 1σ, ◐ within 2σ, ○ beyond, nothing where σ is unknown. */
    String mark() {
        double distance = Math.abs(sigma());
        return Double.isNaN(distance) ? "" : distance <= 1 ? "●" : distance <= 2 ? "◐" : "○";
    }

    /** The row as it is collected, by column name; the errors are total ones, what is unknown is NaN. */
    Map<String, Object> columns() {
        var columns = new LinkedHashMap<String, Object>();
        columns.put("paper", paper);
        columns.put("item", item);
        columns.put("quantity", quantity);
        columns.put("paper_value", published.value());
        columns.put("paper_error", published.totalError());
        columns.put("value", ours.value());
        columns.put("error", ours.totalError());
        columns.put("sigma", sigma());
        columns.put("percent", percent());
        columns.put("note", note);
        return columns;
    }
}
