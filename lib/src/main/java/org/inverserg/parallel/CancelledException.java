package org.inverserg.parallel;

/** Thrown out of a long call whose thread was interrupted; no partial result is left behind. */
public final class CancelledException extends RuntimeException {

    public CancelledException(String task) {
        super(task + " was interrupted before it was complete; no partial result is kept, start it again");
    }
}
