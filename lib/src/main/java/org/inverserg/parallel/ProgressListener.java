package org.inverserg.parallel;

/** Is told how far a long call has come. Called on the thread that made the call, at most once per merged batch. */
@FunctionalInterface
public interface ProgressListener {

    /**
     * @param task  what is done, for people
     * @param done  units of work that are merged
     * @param total units of work in all; {@code done == total} is the last call
     */
    void progress(String task, long done, long total);
}
