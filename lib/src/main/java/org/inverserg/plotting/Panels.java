package org.inverserg.plotting;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.inverserg.drawing.Palette;
import org.inverserg.drawing.Text;
import org.inverserg.parallel.Require;
import org.knowm.xchart.XYSeries;

/**
 * Pictures in a grid, with the letters a), b), c) … Figures of the same series share one legend, below all. Figures are drawn anew in the size
 * of their panel, with text as large as ever; other pictures are made smaller.
 */
public final class Panels implements Picture {

    private static final int WIDEST = 1000;
    private static final int LARGEST = 640;
    private static final int SMALLEST = 330;
    private static final double ASPECT = 0.76;
    private static final int GAP = 10;
    /** Above a figure, whose upper left corner is empty. */
    private static final int LETTER = 12;
    private static final int LETTER_ABOVE_PICTURE = 26;

    private final int columns;
    private final List<Picture> pictures;
    private final int panelWidth;
    private final int[] rowHeights;
    private final LegendBox shared;

    Panels(int columns, Picture... pictures) {
        Require.allOf(pictures, "the pictures of panels");
        if (columns < 1 || pictures.length == 0) {
            throw new IllegalArgumentException("panels need at least one column and one picture, got " + columns + " and " + pictures.length
                    + "; 2 columns are usual");
        }
        this.columns = Math.min(columns, pictures.length);
        this.pictures = List.of(pictures);
        this.panelWidth = Math.max(SMALLEST, Math.min(LARGEST, WIDEST / this.columns));
        this.rowHeights = IntStream.range(0, (pictures.length + this.columns - 1) / this.columns).map(this::rowHeight).toArray();
        this.shared = sharesLegend() ? LegendBox.joined(Arrays.stream(pictures).map(figure -> LegendBox.of(((Figure) figure).parts())).toList())
                : new LegendBox(List.of());
    }

    private int rowHeight(int row) {
        return pictures.stream().skip((long) row * columns).limit(columns).mapToInt(picture -> picture instanceof Figure
                ? (int) (ASPECT * panelWidth) : Math.min(picture.getHeight(), picture.getHeight() * panelWidth / picture.getWidth()))
                .max().orElse(0) + letter(row);
    }

    private int letter(int row) {
        boolean figures = pictures.stream().skip((long) row * columns).limit(columns).allMatch(picture -> picture instanceof Figure);
        return pictures.size() == 1 ? 0 : figures ? LETTER : LETTER_ABOVE_PICTURE;
    }

    /** Whether all are figures that show the same series, apart from lines of reference. */
    private boolean sharesLegend() {
        if (pictures.size() < 2 || !pictures.stream().allMatch(picture -> picture instanceof Figure figure && figure.hasAutomaticLegend())) {
            return false;
        }
        Set<Set<String>> labels = pictures.stream().map(picture -> labels((Figure) picture)).collect(Collectors.toSet());
        return labels.size() == 1 && labels.iterator().next().size() > 1;
    }

    private static Set<String> labels(Figure figure) {
        return figure.getSeriesCollection().stream().filter(series -> figure.parts().stretched(series) == null).map(XYSeries::getLabel)
                .collect(Collectors.toSet());
    }

    @Override
    public int getWidth() {
        return columns * (panelWidth + GAP) - GAP;
    }

    @Override
    public int getHeight() {
        return Arrays.stream(rowHeights).sum() + GAP * (rowHeights.length - 1) + legendHeight();
    }

    private int legendHeight() {
        return shared.isEmpty() ? 0 : shared.height(shared.columns(getWidth()));
    }

    @Override
    public void paint(Graphics2D outer, int width, int height) {
        Require.given(outer, "what the panels are painted on");
        var graphics = (Graphics2D) outer.create();
        graphics.setColor(Palette.PAPER);
        graphics.fillRect(0, 0, width, height);
        double factor = Math.min((double) width / getWidth(), (double) height / getHeight());
        graphics.scale(factor, factor);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        int top = 0;
        for (int i = 0; i < pictures.size(); i++) {
            int row = i / columns;
            paint(graphics, i, i % columns * (panelWidth + GAP), top, rowHeights[row]);
            top += (i + 1) % columns == 0 ? rowHeights[row] + GAP : 0;
        }
        if (!shared.isEmpty()) {
            int legendColumns = shared.columns(getWidth());
            shared.paint(graphics, (getWidth() - shared.width(legendColumns)) / 2.0, getHeight() - legendHeight(), legendColumns);
        }
        graphics.dispose();
    }

    private void paint(Graphics2D graphics, int index, int left, int top, int height) {
        int letter = letter(index / columns);
        var panel = (Graphics2D) graphics.create();
        panel.translate(left, top + letter);
        if (!shared.isEmpty()) {
            ((Figure) pictures.get(index)).paintWithoutLegend(panel, panelWidth, height - letter);
        } else {
            pictures.get(index).paint(panel, panelWidth, height - letter);
        }
        panel.dispose();
        if (letter > 0) {
            graphics.setColor(Palette.INK);
            graphics.setFont(Palette.TITLES);
            Text.write(graphics, (char) ('a' + index) + ")", left + 2.0, top + 17.0);
        }
    }

    /** For example {@code 4 panels: χ against L, Mₑ against L, C against L, U against L}. */
    @Override
    public String toString() {
        return pictures.size() + (pictures.size() > 1 ? " panels: " : " panel: ")
                + pictures.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
