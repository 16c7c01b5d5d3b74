package org.inverserg.plotting;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.inverserg.drawing.Palette;
import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Require;

/** Configurations as pictures, beside each other. */
final class LatticePicture {

    private static final int SMALLEST_SIDE = 256;
    private static final int GAP = 12;
    private static final int CAPTION = 26;

    /**
     * One lattice.
     *
     * @param caption below it, or empty
     * @param spins   L·L values ±1, row by row
     * @param size    L
     */
    record Panel(String caption, byte[] spins, int size) {

        static Panel of(String caption, Spins spins, int index) {
            return new Panel(caption, spins.configuration(index), spins.size());
        }

        /** Pixels of a spin's square. */
        int pixels(int side) {
            return Math.max(1, side / size);
        }
    }

    /** Of 256 MB. */
    private static final int MOST_PIXELS = 1 << 26;

    private LatticePicture() {
    }

    /** Every panel as large as the largest lattice needs, or at least 256 pixels; a spin has a whole number of them. */
    static BufferedImage of(List<Panel> panels) {
        int side = Math.max(SMALLEST_SIDE, panels.stream().mapToInt(Panel::size).max().orElse(0));
        int height = panels.stream().mapToInt(panel -> panel.pixels(side) * panel.size()).max().orElse(0);
        boolean captions = panels.stream().anyMatch(panel -> !panel.caption().isEmpty());
        long wide = panels.stream().mapToLong(panel -> (long) panel.pixels(side) * panel.size() + GAP).sum() - GAP;
        Require.that(wide * height <= MOST_PIXELS, "a picture of lattices must have at most " + MOST_PIXELS + " pixels", wide + " × " + height,
                "show fewer or smaller ones");
        int width = (int) wide;
        var image = new BufferedImage(Math.max(1, width), height + (captions ? CAPTION : 0), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Palette.PAPER);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        int left = 0;
        for (Panel panel : panels) {
            paint(image, panel, left, panel.pixels(side));
            caption(graphics, panel.caption(), left, panel.pixels(side) * panel.size(), height);
            left += panel.pixels(side) * panel.size() + GAP;
        }
        graphics.dispose();
        return image;
    }

    private static void paint(BufferedImage image, Panel panel, int left, int pixels) {
        int side = pixels * panel.size();
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                boolean up = panel.spins()[row / pixels * panel.size() + column / pixels] > 0;
                image.setRGB(left + column, row, (up ? Palette.UP : Palette.DOWN).getRGB());
            }
        }
    }

    private static void caption(Graphics2D graphics, String caption, int left, int width, int top) {
        graphics.setColor(Palette.INK);
        graphics.setFont(Palette.TICKS);
        FontMetrics metrics = graphics.getFontMetrics();
        graphics.drawString(caption, left + (width - metrics.stringWidth(caption)) / 2, top + GAP / 2 + metrics.getAscent());
    }
}
