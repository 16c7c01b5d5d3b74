package org.inverserg.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.inverserg.parallel.Internal;

/**
 * What is wrong with a file, said with its name.
 *
 * @hidden
 */
@Internal
public final class Trouble {

    private static final int LONGEST_SHOWN = 80;

    private Trouble() {
    }

    /** A file that does not hold what it must: the requirement, what is there instead, and the remedy. */
    public static IllegalArgumentException with(Path file, String requirement, Object got, String remedy) {
        return new IllegalArgumentException(file + ": " + requirement + ", got " + shortened(String.valueOf(got)) + "; " + remedy);
    }

    /** A file that cannot be read or written. */
    static UncheckedIOException of(Path file, String what, IOException e) {
        String reason = e.getClass() == IOException.class ? e.getMessage() : e.getClass().getSimpleName() + " " + e.getMessage();
        return new UncheckedIOException(file + " could not be " + what + ": " + reason, e);
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() > LONGEST_SHOWN ? line.substring(0, LONGEST_SHOWN) + "…" : line;
    }
}
