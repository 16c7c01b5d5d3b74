package org.inverserg.environment.execution;

/** A cell heeded neither the interrupt nor the stop, and was given up; the frames are those in which it hangs. */
public final class AbandonedException extends Exception {

    AbandonedException(StackTraceElement[] where) {
        super("the cell could not be stopped");
        setStackTrace(where);
    }
}
