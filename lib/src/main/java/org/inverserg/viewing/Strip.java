package org.inverserg.viewing;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.inverserg.drawing.Palette;

/** Some sizes of a configuration beside each other, for places where no page can be explored. */
final class Strip {

    /** A power of two, so that the lattices of most dreams fit without a remainder. */
    private static final int SIDE = 256;
    private static final int MOST = 4;
    private static final int GAP = 12;
    private static final int CAPTION = 26;

    private Strip() {
    }

    static BufferedImage of(Growth growth) {
        List<Level> chosen = chosen(growth.levels());
        var image = new BufferedImage(chosen.size() * (SIDE + GAP) - GAP, SIDE + CAPTION, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Palette.PAPER);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Palette.INK);
        graphics.setFont(Palette.TICKS);
        FontMetrics metrics = graphics.getFontMetrics();
        for (int i = 0; i < chosen.size(); i++) {
            int left = i * (SIDE + GAP);
            paint(image, chosen.get(i), growth.inks(), left);
            String caption = "L = " + chosen.get(i).size();
            graphics.drawString(caption, left + (SIDE - metrics.stringWidth(caption)) / 2, SIDE + GAP / 2 + metrics.getAscent());
        }
        graphics.dispose();
        return image;
    }

    /** The last one, and others at equal distances before it. */
    private static List<Level> chosen(List<Level> levels) {
        int last = levels.size() - 1;
        int distance = Math.max(1, last / (MOST - 1));
        var chosen = new ArrayList<Level>();
        for (int level = last; level >= 0 && chosen.size() < MOST; level -= distance) {
            chosen.add(0, levels.get(level));
        }
        return chosen;
    }

    private static void paint(BufferedImage image, Level level, Inks inks, int left) {
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                image.setRGB(left + column, row, mean(level, inks, row, column));
            }
        }
    }

    /** The mean colour of the sites that a pixel covers, of which there may be one or many. */
    private static int mean(Level level, Inks inks, int pixelRow, int pixelColumn) {
        int red = 0;
        int green = 0;
        int blue = 0;
        int sites = 0;
        for (int row = first(pixelRow, level); row < next(pixelRow, level); row++) {
            for (int column = first(pixelColumn, level); column < next(pixelColumn, level); column++) {
                int color = inks.colors()[level.color(row, column)];
                red += color >> 16;
                green += color >> 8 & 0xff;
                blue += color & 0xff;
                sites++;
            }
        }
        return red / sites << 16 | green / sites << 8 | blue / sites;
    }

    private static int first(int pixel, Level level) {
        return pixel * level.size() / SIDE;
    }

    private static int next(int pixel, Level level) {
        return Math.max(first(pixel, level) + 1, first(pixel + 1, level));
    }
}
