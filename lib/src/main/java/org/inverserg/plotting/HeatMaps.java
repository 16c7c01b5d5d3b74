package org.inverserg.plotting;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.inverserg.drawing.ColorScale;
import org.inverserg.drawing.Palette;
import org.inverserg.drawing.Scale;
import org.inverserg.drawing.Text;
import org.inverserg.drawing.Ticks;
import org.inverserg.parallel.Require;

/**
 * Rectangles of coloured values beside each other, with one colour bar for all: kernels with their weights written into the cells,
 * fields, probabilities. Immutable.
 */
public final class HeatMaps implements Picture {

    private static final int WIDEST = 1000;
    private static final int WIDEST_WITH_TEXTS = 1100;
    private static final int GAP = 16;
    private static final int CAPTION = 26;
    private static final int SMALLEST_CELL = 46;
    private static final int CELL_LINE = 15;
    private static final int SMALLEST_SIDE = 160;
    private static final int LARGEST_SIDE = 360;
    private static final int BAR = 18;
    private static final int BAR_MARKS = 6;
    private static final int BAR_SPACE = 84;
    private static final int BAR_TITLE = 32;
    private static final int LONGEST_BAR = 360;
    /** Pixels of the picture of a tile without texts, at least: more than are shown, so that cells have sharp edges. */
    private static final int PIXELS = 1024;

    private final String barTitle;
    private final List<Tile> tiles;
    private final ColorScale scale;
    private final List<Rectangle2D> places = new ArrayList<>();
    private final boolean captions;
    private int width;
    private int height;

    HeatMaps(String barTitle, List<Tile> tiles, ColorScale scale) {
        if (tiles.isEmpty()) {
            throw new IllegalArgumentException("a picture needs at least one heat map or field, got none; give it one");
        }
        this.barTitle = barTitle;
        this.tiles = List.copyOf(tiles);
        this.scale = scale;
        this.captions = tiles.stream().anyMatch(tile -> !tile.caption().isEmpty());
        layOut();
    }

    /**
     * The same with the colours spread from {@code low} to {@code high}; without it, they are symmetric about 0. For probabilities,
     * {@code range(0, 1)}.
     */
    public HeatMaps range(double low, double high) {
        if (!(low < high) || !Double.isFinite(high - low)) {
            throw new IllegalArgumentException("colours must go from a lower to a higher value, got " + low + " to " + high + "; exchange or change them");
        }
        return new HeatMaps(barTitle, tiles, new ColorScale(low, high));
    }

    @Override
    public int getWidth() {
        return width;
    }

    @Override
    public int getHeight() {
        return height;
    }

    @Override
    public void paint(Graphics2D outer, int paintedWidth, int paintedHeight) {
        Require.given(outer, "what the heat maps are painted on");
        var graphics = (Graphics2D) outer.create();
        graphics.setColor(Palette.PAPER);
        graphics.fillRect(0, 0, paintedWidth, paintedHeight);
        double factor = Math.min((double) paintedWidth / width, (double) paintedHeight / height);
        graphics.translate((paintedWidth - factor * width) / 2, (paintedHeight - factor * height) / 2);
        graphics.scale(factor, factor);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        for (int i = 0; i < tiles.size(); i++) {
            paint(graphics, tiles.get(i), places.get(i));
        }
        paintBar(graphics, new Rectangle2D.Double(width - BAR_SPACE, BAR_TITLE, BAR, Math.min(LONGEST_BAR, height - BAR_TITLE - 2 * GAP)));
        graphics.dispose();
    }

    /** For example {@code 3 heat maps of K}. */
    @Override
    public String toString() {
        return tiles.size() + " heat map" + (tiles.size() > 1 ? "s" : "") + " of " + barTitle;
    }

    /** Rows of tiles from left to right, as many in a row as have room; lower ones stand in the middle of their row. */
    private void layOut() {
        boolean texts = tiles.stream().anyMatch(tile -> !tile.texts().isEmpty());
        int room = (texts ? WIDEST_WITH_TEXTS : WIDEST) - BAR_SPACE - GAP;
        int side = Math.max(SMALLEST_SIDE, Math.min(LARGEST_SIDE, room / tiles.size() - GAP));
        int cell = cell();
        double top = 0;
        for (int first = 0; first < tiles.size();) {
            int next = first;
            double left = 0;
            double rowHeight = 0;
            while (next < tiles.size() && (next == first || left + size(tiles.get(next), side, cell).getWidth() <= room)) {
                Rectangle2D size = size(tiles.get(next), side, cell);
                places.add(new Rectangle2D.Double(left, top, size.getWidth(), size.getHeight()));
                left += size.getWidth() + GAP;
                rowHeight = Math.max(rowHeight, size.getHeight());
                next++;
            }
            for (int i = first; i < next; i++) {
                Rectangle2D place = places.get(i);
                place.setRect(place.getX(), top + (rowHeight - place.getHeight()) / 2, place.getWidth(), place.getHeight());
            }
            width = Math.max(width, (int) Math.ceil(left + GAP + BAR_SPACE));
            top += rowHeight + (captions ? CAPTION : 0) + GAP;
            first = next;
        }
        height = (int) Math.ceil(top);
    }

    private int cell() {
        return Math.max(SMALLEST_CELL, 6 + Text.widest(Palette.CELLS, tiles.stream().flatMap(tile -> tile.texts().stream()).flatMap(text -> Stream.of(lines(text))).toList()));
    }

    private static Rectangle2D size(Tile tile, int side, int cell) {
        double unit = tile.texts().isEmpty() ? (double) side / Math.max(tile.rows(), tile.columns()) : cell;
        return new Rectangle2D.Double(0, 0, unit * tile.columns(), unit * tile.rows());
    }

    private void paint(Graphics2D graphics, Tile tile, Rectangle2D place) {
        if (tile.texts().isEmpty()) {
            graphics.drawImage(image(tile), (int) Math.round(place.getX()), (int) Math.round(place.getY()),
                    (int) Math.round(place.getWidth()), (int) Math.round(place.getHeight()), null);
        } else {
            cells(graphics, tile, place);
        }
        graphics.setColor(Palette.INK);
        graphics.setFont(Palette.TICKS);
        Text.writeCentred(graphics, tile.caption(), place.getCenterX(), place.getMaxY() + 18);
    }

    private void cells(Graphics2D graphics, Tile tile, Rectangle2D place) {
        double unit = place.getWidth() / tile.columns();
        graphics.setFont(Palette.CELLS);
        FontMetrics metrics = graphics.getFontMetrics();
        for (int i = 0; i < tile.values().length; i++) {
            double x = place.getX() + i % tile.columns() * unit;
            double y = place.getY() + Math.floorDiv(i, tile.columns()) * unit;
            graphics.setColor(scale.of(tile.values()[i]));
            graphics.fill(new Rectangle2D.Double(x, y, unit, unit));
            graphics.setColor(scale.ink(tile.values()[i]));
            String[] lines = lines(tile.texts().get(i));
            for (int line = 0; line < lines.length; line++) {
                double shift = (line - (lines.length - 1) / 2.0) * CELL_LINE;
                Text.writeCentred(graphics, lines[line], x + unit / 2, y + unit / 2 + shift + metrics.getAscent() * 0.37);
            }
        }
    }

    /** The error of a value stands below it, so that cells can be small. */
    private static String[] lines(String text) {
        return text.split("(?=\\()");
    }

    private BufferedImage image(Tile tile) {
        int factor = Math.max(1, PIXELS / Math.max(tile.rows(), tile.columns()));
        var image = new BufferedImage(factor * tile.columns(), factor * tile.rows(), BufferedImage.TYPE_INT_RGB);
        int[] row = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            if (y % factor == 0) {
                for (int x = 0; x < row.length; x++) {
                    row[x] = scale.of(tile.values()[y / factor * tile.columns() + x / factor]).getRGB();
                }
            }
            image.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
        return image;
    }

    private void paintBar(Graphics2D graphics, Rectangle2D bar) {
        int steps = (int) bar.getHeight();
        for (int step = 0; step < steps; step++) {
            Color color = scale.of(scale.max() - (scale.max() - scale.min()) * (step + 0.5) / steps);
            graphics.setColor(color);
            graphics.fill(new Rectangle2D.Double(bar.getX(), bar.getY() + step, bar.getWidth(), Math.min(2, steps - step)));
        }
        graphics.setColor(Palette.INK);
        graphics.setStroke(Palette.HAIR);
        graphics.setFont(Palette.TICKS);
        graphics.draw(bar);
        FontMetrics metrics = graphics.getFontMetrics();
        Text.writeCentred(graphics, barTitle, bar.getCenterX(), bar.getY() - 14);
        var axis = new Scale(false, scale.min(), scale.max(), false);
        Ticks ticks = Ticks.of(axis, BAR_MARKS);
        for (double value : ticks.labelled()) {
            double y = bar.getMaxY() - axis.position(value) * bar.getHeight();
            graphics.draw(new Line2D.Double(bar.getMaxX() - 4, y, bar.getMaxX(), y));
            Text.write(graphics, ticks.label(value), bar.getMaxX() + 5, y + metrics.getAscent() * 0.37);
        }
    }
}
