package org.inverserg.storage;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Engine;
import org.inverserg.parallel.Job;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.Require;
import org.inverserg.parallel.StoppedException;

/**
 * Processes that run the same script and share a folder. Each call has a folder in it and each chunk of its batches a file; a process claims chunks,
 * writes what they give, and reads what the others wrote. They begin and end at any time, and need not know of each other.
 */
final class FolderEngine implements Engine {

    private final Path folder;
    private final Place place;
    private final Stopping stopping;
    private final CallNumbers numbers = new CallNumbers();

    FolderEngine(Path folder, Place place, Stopping stopping) {
        this.folder = folder;
        this.place = place;
        this.stopping = stopping;
    }

    @Override
    public <S, R> void run(Progress progress, Job<S, R> job, Batches.Merge<R> merge) {
        Require.given(progress, "the progress of a call");
        Require.given(merge, "what takes the results of batches");
        var call = SharedCall.of(folder, numbers.next(), Require.given(job, "the batches of a call"));
        if (call.batches() == 0) {
            progress.during(() -> { });
            return;
        }
        if (stopping.isDue(0)) {
            throw new StoppedException(progress.task(), folder);
        }
        progress.during(() -> new FolderRun<>(call, job, progress, place, stopping).run(merge));
    }

    @Override
    public <T> T within(Supplier<T> call) {
        return numbers.within(Require.given(call, "a call"));
    }

    @Override
    public boolean stop() {
        stopping.now();
        return true;
    }

    /** For example {@code processes that share run1}, with the whole path. */
    @Override
    public String toString() {
        return "processes that share " + folder;
    }
}
