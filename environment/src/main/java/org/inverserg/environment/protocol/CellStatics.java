package org.inverserg.environment.protocol;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.List;
import java.util.Objects;
import org.inverserg.environment.session.CellCode;
import org.inverserg.notebook.Bundle;
import tech.tablesaw.api.Table;

/**
 * What a cell may call without an import, as in IJava and in JShell's own tool: shows objects in the middle of a cell, prints, runs
 * code and magics given as text.
 */
public final class CellStatics {

    /** The code that brings the calls into a session. */
    public static final CellCode IMPORTS = new CellCode("the imports of the kernel", "import static " + CellStatics.class.getName() + ".*;");

    private static volatile CellHost host;

    private CellStatics() {
    }

    /** From now on the calls mean {@code running}. */
    public static void speakTo(CellHost running) {
        host = running;
    }

    /** The kernel that runs the notebook, for its renderer, its magics and its class path; null in a script. */
    public static JavaKernel getKernelInstance() {
        return running().kernel();
    }

    /** Prints {@code value}. */
    public static void print(Object value) {
        System.out.print(value);
    }

    /** Prints {@code value} and ends the line: tables and results as a notebook shows them in text. */
    public static void println(Object value) {
        System.out.println(ofLibrary(value) ? Bundle.of(value).get("text/plain") : value);
    }

    private static boolean ofLibrary(Object value) {
        return value != null && (value instanceof Table || value.getClass().getName().startsWith("org.inverserg."));
    }

    /** Ends the line. */
    public static void println() {
        System.out.println();
    }

    /** Prints as {@link String#format(String, Object...)} makes it. */
    public static void printf(String format, Object... arguments) {
        System.out.printf(format, arguments);
    }

    /** Prints the characters of {@code text}. */
    public static void print(char[] text) {
        System.out.print(text);
    }

    /** Prints the characters of {@code text} and ends the line. */
    public static void println(char[] text) {
        System.out.println(text);
    }

    /** Runs the magic of a line, as {@code %name arguments} does, and returns what it is worth. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // as the cells of IJava call it
    public static <T> T lineMagic(String name, List<String> arguments) throws Exception {
        return running().magics().applyLineMagic(name, arguments);
    }

    /** Runs the magic of a cell, as {@code %%name arguments} above {@code body} does, and returns what it is worth. */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public static <T> T cellMagic(String name, List<String> arguments, String body) throws Exception {
        return running().magics().applyCellMagic(name, arguments, body);
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
        return running().evalRaw(code);
    }

    private static CellHost running() {
        return Objects.requireNonNull(host, "this call needs a kernel that runs a notebook; there is none in this program");
    }
}
