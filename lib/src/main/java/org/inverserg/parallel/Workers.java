package org.inverserg.parallel;

/**
 * Makes the threads that batches run on.
 *
 * @hidden
 */
@Internal
public final class Workers {

    private Workers() {
    }

    /** A daemon in a thread group of its own: who stops the caller's group (a notebook's cell) must not kill a worker in mid-batch. */
    public static Thread thread(Runnable work) {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        var thread = new Thread(new ThreadGroup(root, "inverserg"), work, "inverserg-worker");
        thread.setDaemon(true);
        return thread;
    }
}
