package org.inverserg.environment.session;

import java.util.List;

/** Why a cell did not run to its end, in the form in which Jupyter shows it. */
public final class CellFailure extends Exception {

    private final String kind;
    private final transient List<String> report;

    /**
     * Describes a failure.
     *
     * @param kind what failed: the simple name of the exception, or {@code CompileError}, {@code Interrupted} and the like
     * @param message one line for programs and logs
     * @param report the lines a person reads in the notebook
     */
    CellFailure(String kind, String message, List<String> report) {
        super(message);
        this.kind = kind;
        this.report = List.copyOf(report);
    }

    /** A failure outside the cell's own code, for example while it was compiled. */
    public static CellFailure of(Throwable thrown) {
        var traceback = new Traceback(new CellPlaces());
        return of(thrown, traceback.lines(thrown, null));
    }

    /** An exception of the cell, with the lines that describe it. */
    static CellFailure of(Throwable thrown, List<String> report) {
        String message = thrown.getMessage() == null ? "" : thrown.getMessage();
        var failure = new CellFailure(thrown.getClass().getSimpleName(), message, report);
        failure.initCause(thrown);
        return failure;
    }

    /** What failed, in one word. */
    public String kind() {
        return kind;
    }

    /** What a person reads. */
    public List<String> report() {
        return report;
    }
}
