package org.inverserg.environment.protocol;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.inverserg.environment.session.CellCode;
import org.inverserg.environment.session.CellFailure;
import org.inverserg.environment.session.CellSession;

/** Runs what comes before the first cell in the background, while the notebook still shakes hands with the kernel. */
final class StartUp {

    private final FutureTask<Void> work;
    private boolean awaited;
    private volatile boolean interrupted;

    /** Begins to run {@code scripts} in {@code session}, one after the other, then those that {@code variables} name. */
    StartUp(CellSession session, KernelVariables variables, List<CellCode> scripts) {
        work = new FutureTask<>(() -> {
            try {
                for (CellCode script : scripts) {
                    session.run(script);
                }
                variables.classPath().forEach(path -> session.addToClassPath(path.toString()));
                for (CellCode script : variables.scripts()) {
                    session.run(script);
                }
                return null;
            } finally {
                session.keepDefinitions();
            }
        });
        Thread thread = new Thread(work, "start-up");
        thread.setDaemon(true);
        thread.start();
    }

    boolean over() {
        return work.isDone();
    }

    /** A cell begins: interrupts before it do not count. */
    void beginCell() {
        interrupted = false;
    }

    /** The cell that waits is not to run; the scripts go on, as every cell needs them. */
    void interrupt() {
        interrupted = true;
    }

    /**
     * Waits for the end of the scripts.
     *
     * @return whether the cell that waits was interrupted meanwhile
     * @throws CellFailure if a script failed; only once, as cells that need nothing of it can run all the same
     */
    boolean await() throws CellFailure {
        boolean first = !awaited;
        awaited = true;
        try {
            work.get();
        } catch (ExecutionException e) {
            if (first) {
                throw e.getCause() instanceof CellFailure failure ? failure : CellFailure.of(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return interrupted;
    }

    /** Waits for the end of the scripts, whatever became of them: JShell answers one question at a time. */
    void awaitQuietly() {
        try {
            work.get();
        } catch (ExecutionException e) {
            // The first cell says so.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
