package org.inverserg.parallel;

/**
 * Is told how far a long call has come, on the thread that made the call: when it begins, several times a second,
 * and when it ends.
 */
@FunctionalInterface
public interface ProgressListener {

    /**
     * @param task  what is done, for people
     * @param done  units of work that are done; 0 in the first call
     * @param total units of work in all; {@code done == total} in the last call
     */
    void progress(String task, long done, long total);

    /** The call ended before all was done: it was interrupted, or failed. */
    default void stopped(String task) {
    }
}
