package org.inverserg.environment.protocol;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.Objects;

/** What a cell may call without an import, as in IJava: shows objects in the middle of a cell, and runs code given as text. */
public final class CellStatics {

    private static volatile JavaKernel kernel;

    private CellStatics() {
    }

    static void speakTo(JavaKernel running) {
        kernel = running;
    }

    /** How {@code object} would be shown, by MIME type; nothing is shown. */
    public static DisplayData render(Object object) {
        return running().render(object);
    }

    /** How {@code object} would be shown as {@code mimeTypes}, for example {@code image/png}; nothing is shown. */
    public static DisplayData render(Object object, String... mimeTypes) {
        return running().renderAs(object, mimeTypes);
    }

    /** Shows {@code object} below the cell and returns an id for {@link #updateDisplay(String, Object)}. */
    public static String display(Object object) {
        return running().show(render(object));
    }

    /** Shows {@code object} as {@code mimeTypes} below the cell and returns an id for {@link #updateDisplay(String, Object)}. */
    public static String display(Object object, String... mimeTypes) {
        return running().show(render(object, mimeTypes));
    }

    /** Shows {@code object} in place of what the call of {@code display} that returned {@code id} has shown. */
    public static void updateDisplay(String id, Object object) {
        running().update(id, render(object));
    }

    /** Shows {@code object} as {@code mimeTypes} in place of what the call of {@code display} that returned {@code id} has shown. */
    public static void updateDisplay(String id, Object object, String... mimeTypes) {
        running().update(id, render(object, mimeTypes));
    }

    /**
     * Runs {@code code} as if it stood in a cell of its own and returns the value of its last expression.
     *
     * @throws IllegalArgumentException if the code does not compile or throws; the cause, if there is one, is what it threw
     */
    public static Object eval(String code) {
        return running().evalInCell(code);
    }

    private static JavaKernel running() {
        return Objects.requireNonNull(kernel, "this call needs a kernel that runs a notebook; there is none in this program");
    }
}
