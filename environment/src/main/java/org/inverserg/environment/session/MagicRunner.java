package org.inverserg.environment.session;

import java.util.Set;
import org.inverserg.environment.syntax.Magic;

/** What runs the magics, the lines of a cell that are not Java. */
public interface MagicRunner {

    /** The names of the magics of a line. */
    Set<String> names();

    /**
     * Runs one magic of a cell.
     *
     * @return what the magic is worth as the last line of a cell, or null
     * @throws CellFailure if there is no such magic, or it cannot do what it is asked to
     */
    Object run(Magic magic, CellRun cell) throws CellFailure;
}
