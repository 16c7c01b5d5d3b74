package org.inverserg.viewing;

import java.nio.file.Path;
import org.inverserg.storage.WholeFile;

/** Configurations that grew from size to size, each of which can be looked at. */
public interface Viewable {

    /**
     * One configuration at every size: with a slider for the size, zoom and pan; a block and what was made of it are outlined where the pointer is.
     *
     * @param index which of them, from 0
     * @throws IllegalArgumentException if there is no such configuration, or if it is not kept
     * @throws IllegalStateException    if the memory for it cannot be had
     */
    Viewer viewer(int index);

    /** The same of the first one. */
    default Viewer viewer() {
        return viewer(0);
    }

    /**
     * Writes a film of the first configuration growing, see {@link Viewer#animation(Path)}.
     *
     * @throws IllegalArgumentException unless the name ends in {@code .gif}
     */
    default Path animation(Path file) {
        Path film = Viewer.film(file); // refused before anything is drawn
        return viewer().animation(film);
    }

    /** The same with the file's name as a text. */
    default Path animation(String file) {
        return animation(WholeFile.path(file));
    }
}
