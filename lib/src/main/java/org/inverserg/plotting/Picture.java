package org.inverserg.plotting;

import java.awt.Graphics2D;
import java.nio.file.Path;
import org.inverserg.storage.WholeFile;

/** What can be shown in a notebook and written to a file: it paints itself at any size. */
public interface Picture {

    /** Its natural width, in units of which two pixels make one in a notebook and an inch has 96 in print. */
    int getWidth();

    /** Its natural height. */
    int getHeight();

    /** Paints it into a rectangle of {@code width} × {@code height} at the origin. */
    void paint(Graphics2D graphics, int width, int height);

    /**
     * Writes the picture to a file, in the format that its name asks for: {@code .svg} and {@code .pdf} can be enlarged at will and
     * are for print, {@code .png} has two pixels for each unit of the picture's width. Text is drawn, so that no font is missing
     * anywhere. A folder that does not exist is made; a file that exists is replaced.
     *
     * @return {@code file}
     * @throws IllegalArgumentException       if the name ends otherwise
     * @throws java.io.UncheckedIOException   if the file cannot be written
     */
    default Path save(Path file) {
        return FigureFile.save(file, getWidth(), getHeight(), graphics -> paint(graphics, getWidth(), getHeight()));
    }

    /** The same with the file's name as a text. */
    default Path save(String file) {
        return save(WholeFile.path(file));
    }
}
