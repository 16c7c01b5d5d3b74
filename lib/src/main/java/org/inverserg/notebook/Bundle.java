package org.inverserg.notebook;

import java.awt.image.RenderedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.inverserg.lattice.Fields;
import org.inverserg.lattice.Spins;
import org.inverserg.measuring.Observables;
import org.inverserg.parallel.Provenance;
import org.inverserg.plotting.Figure;
import org.inverserg.plotting.Picture;
import org.inverserg.plotting.Plot;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.Replicas;
import org.inverserg.viewing.Viewer;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/** How a result looks, by MIME type. Pure: nothing is shown or written by it. */
public final class Bundle {

    private static final String PLAIN = "text/plain";
    private static final String HTML = "text/html";
    private static final String PNG = "image/png";

    /** The largest L that is shown without being asked for: a picture has a pixel for every spin. */
    private static final int LARGEST_PICTURE = 1024;

    private Bundle() {
    }

    /** The representations of {@code result}: MIME type to text (pictures in Base64), plain text always among them. */
    public static Map<String, String> of(Object result) {
        if (result instanceof Table table) {
            return table(table, List.of());
        }
        if (result instanceof Observables observables) {
            return table(observables.table(), observables.provenance().allNotes());
        }
        if (result instanceof Agreement agreement) {
            return bundle(agreement.toString(), HTML, agreement.html(), Agreement.MIME_TYPE, agreement.json());
        }
        if (result instanceof Figure figure) {
            return bundle(described(figure), PNG, PngImage.of(Plot.image(figure)));
        }
        if (result instanceof Picture picture) {
            return bundle(picture.toString(), PNG, PngImage.of(Plot.image(picture)));
        }
        if (result instanceof Viewer viewer) {
            return bundle(viewer + notes(viewer.notes()), HTML, viewer.html(), PNG, PngImage.of(viewer.strip()));
        }
        if (result instanceof Chart<?, ?> chart) {
            return bundle("chart " + chart.getWidth() + " × " + chart.getHeight(), PNG, PngImage.of(Plot.image(chart)));
        }
        if (result instanceof RenderedImage image) {
            return bundle("picture " + image.getWidth() + " × " + image.getHeight(), PNG, PngImage.of(image));
        }
        if (result instanceof Spins spins) {
            String text = spins + notes(spins.provenance().allNotes());
            return spins.size() > LARGEST_PICTURE ? bundle(text + "\nPlot.lattice(spins, 0) makes a picture of the first one.")
                    : bundle(text, PNG, PngImage.of(Plot.lattice(spins)));
        }
        if (result instanceof Fields fields) {
            String text = fields + notes(fields.provenance().allNotes());
            return fields.size() > LARGEST_PICTURE ? bundle(text + "\nPlot.field(fields, 0) makes a picture of the first one.")
                    : bundle(text, PNG, PngImage.of(Plot.image(Plot.field(fields))));
        }
        if (result instanceof Replicas replicas) {
            return of(replicas.estimate());
        }
        if (result instanceof Estimate estimate) {
            return bundle(estimate.toString(), HTML, estimate.toString().replaceFirst("e(-?\\d+)$", "×10<sup>$1</sup>"));
        }
        if (result instanceof Provenance provenance) {
            return bundle(provenance.toString(), HTML, "<div style=\"white-space:pre-wrap\">" + HtmlTable.escape(provenance.toString()) + "</div>");
        }
        return Cards.of(result).map(card -> bundle(card.toText(), HTML, card.toHtml())).orElseGet(() -> bundle(PlainText.of(result)));
    }

    private static String described(Figure figure) {
        return "figure " + figure.getWidth() + " × " + figure.getHeight() + ", " + figure.getYAxisTitle() + " against "
                + figure.getXAxisTitle() + ": " + figure.getSeriesCollection().stream().filter(XYSeries::isShowInLegend).map(XYSeries::getName).collect(Collectors.joining(", "));
    }

    /**
     * How large a picture in {@link #of} is to be shown: {@code width} and {@code height} by MIME type, for results that hold more
     * pixels than that. Jupyter takes it as metadata of the output.
     */
    public static Map<String, Map<String, Integer>> metadata(Object result) {
        if (result instanceof Picture picture) {
            return Map.of(PNG, Map.of("width", picture.getWidth(), "height", picture.getHeight()));
        }
        if (result instanceof Fields fields && fields.size() <= LARGEST_PICTURE) {
            return metadata(Plot.field(fields));
        }
        return result instanceof Chart<?, ?> chart
                ? Map.of(PNG, Map.of("width", chart.getWidth(), "height", chart.getHeight())) : Map.of();
    }

    private static Map<String, String> table(Table table, List<String> notes) {
        Cells cells = Cells.of(table);
        String html = notes.stream().map(note -> HtmlTable.paragraph("note: " + note)).collect(Collectors.joining());
        return bundle(TextTable.of(cells) + notes(notes), HTML, HtmlTable.of(cells) + html);
    }

    private static String notes(List<String> notes) {
        return notes.stream().map(note -> "\nnote: " + note).collect(Collectors.joining());
    }

    private static Map<String, String> bundle(String plain, String... typesAndTexts) {
        var bundle = new LinkedHashMap<String, String>();
        bundle.put(PLAIN, plain);
        for (int i = 0; i < typesAndTexts.length; i += 2) {
            bundle.put(typesAndTexts[i], typesAndTexts[i + 1]);
        }
        return bundle;
    }
}
