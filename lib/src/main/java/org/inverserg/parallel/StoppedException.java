package org.inverserg.parallel;

/** Thrown out of a long call that was asked to stop and whose finished parts are kept: the same call, made again, goes on from there. */
public final class StoppedException extends RuntimeException {

    /**
     * @param task  what was done
     * @param where where the finished parts are kept
     */
    public StoppedException(String task, Object where) {
        super(task + " was asked to stop before it was complete; what is done is kept in " + where + ", start the same again and it goes on");
    }
}
