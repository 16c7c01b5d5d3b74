package org.inverserg.environment.kernel;

import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.Callable;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;

/** The Java session behind a notebook or a script: runs cells one after the other, each with what the ones before it defined. */
public final class CellSession implements AutoCloseable {

    private final CellControl control = new CellControl();
    private final JShell shell;
    private final CellReports reports;
    private final Magics magics;

    /** A session whose code prints to {@code out} and {@code err}. */
    public CellSession(PrintStream out, PrintStream err) {
        shell = JShell.builder().executionEngine(control, Map.of()).out(out).err(err).build();
        reports = new CellReports(shell);
        magics = new Magics(this, out);
    }

    /** What JShell knows about code that has not run: completeness, completions. */
    SourceCodeAnalysis analysis() {
        return shell.sourceCodeAnalysis();
    }

    Magics magics() {
        return magics;
    }

    CellReports reports() {
        return reports;
    }

    /** Ends the running cell: politely at first, by force after {@link CellControl#GRACE_MILLISECONDS}. */
    void interrupt() {
        control.interrupt();
    }

    @Override
    public void close() {
        shell.close();
    }

    /**
     * Runs a cell.
     *
     * @return the value of its last expression, or null if it does not end with one
     * @throws CellFailure if the cell does not compile, throws, or is interrupted
     */
    public Object run(CellCode cell) throws CellFailure {
        beginCell();
        return runInside(cell);
    }

    /** A cell begins: interrupts before it do not count. */
    void beginCell() {
        control.beginCell();
    }

    /** Runs code as a part of the cell that has begun. */
    Object runInside(CellCode cell) throws CellFailure {
        return new CellRun(shell, control, reports, magics, cell).all();
    }

    /** Runs work that belongs to the running cell, for example showing its result, where an interrupt can reach it. */
    <T> T runInCell(Callable<T> work) throws CellFailure {
        try {
            @SuppressWarnings("unchecked")
            T result = (T) control.runInCell(work);
            return result;
        } catch (Throwable t) {
            throw control.interrupted() ? reports.interruption(t, null) : reports.exception(t, null);
        }
    }

    /** From now on the code of cells finds the classes in {@code path}, a jar or a folder. */
    void addToClassPath(String path) {
        shell.addToClasspath(path);
    }
}
