package org.inverserg.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.CancelledException;
import org.inverserg.parallel.Job;
import org.inverserg.parallel.Parallel;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.StoppedException;
import org.inverserg.parallel.Workers;

/**
 * One process's part in a call: its threads make chunks, and the calling thread merges what lies in the folder, chunk 0 first. What was made here is
 * read back too: so memory does not grow with the chunks that wait for an earlier one, and what is merged is what others will read.
 */
final class FolderRun<S, R> {

    private static final long MILLISECONDS_BETWEEN_LOOKS = 20;
    private static final int MOST_MADE_AGAIN = 3;
    /** SLURM ends a process 30 seconds after it has asked it to end. */
    private static final int SECONDS_TO_STOP = 20;

    private final SharedCall call;
    private final Job<S, R> job;
    private final Progress progress;
    private final Stopping stopping;
    private final ChunkBoard board;
    private final ExecutorService pool;
    private volatile Throwable failure;

    FolderRun(SharedCall call, Job<S, R> job, Progress progress, Place place, Stopping stopping) {
        this.call = call;
        this.job = job;
        this.progress = progress;
        this.stopping = stopping;
        this.board = new ChunkBoard(call, Claim.own(), place.begin(call.chunks()), this::isWanted);
        this.pool = Executors.newCachedThreadPool(Workers::thread);
    }

    /** @throws IllegalStateException if the folder cannot be used any more */
    void run(Batches.Merge<R> merge) {
        boolean patient = false;
        try {
            Files.createDirectories(call.folder());
            for (int thread = 0; thread < Math.min(Parallel.threads(), call.chunks()); thread++) {
                pool.execute(this::work);
            }
            for (int chunk = 0; chunk < call.chunks(); chunk++) {
                merge(chunk, merge);
            }
        } catch (StoppedException e) {
            patient = true;
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException(progress.task());
        } catch (IOException e) {
            throw unusable(e);
        } finally {
            close(patient);
        }
    }

    private boolean isWanted(int chunk) {
        return IntStream.range(call.first(chunk), call.first(chunk + 1)).anyMatch(job::isWanted);
    }

    private IllegalStateException unusable(IOException e) {
        return new IllegalStateException("the shared folder of " + progress.task() + " cannot be used any more: " + e.getClass().getSimpleName() + " "
                + e.getMessage() + "; what lies there is kept: give it space and the right to write there, then start the same again and it goes on", e);
    }

    private void merge(int chunk, Batches.Merge<R> merge) throws IOException, InterruptedException {
        Batches.poll(progress.task()); // who finds all chunks there waits for none
        if (!isWanted(chunk)) {
            return;
        }
        List<R> results = results(chunk);
        int first = call.first(chunk);
        for (int i = 0; i < results.size(); i++) {
            if (job.isWanted(first + i)) {
                merge.accept(first + i, results.get(i));
            }
        }
    }

    @SuppressWarnings("unchecked") // the key says what the file holds
    private List<R> results(int chunk) throws IOException, InterruptedException {
        for (int time = 0;; time++) {
            await(chunk);
            try {
                List<?> results = call.read(chunk);
                if (!board.isOwn(chunk)) {
                    progress.countElsewhere(results.size(), call.batches());
                }
                return (List<R>) results;
            } catch (IOException e) {
                if (time == MOST_MADE_AGAIN) {
                    throw e;
                }
                board.again(chunk);
            }
        }
    }

    /** Until the file is there. */
    private void await(int chunk) throws InterruptedException {
        while (!Files.exists(call.file(chunk))) {
            throwFailure();
            if (stopping.isDue(board.longest())) {
                throw new StoppedException(progress.task(), call.folder().getParent());
            }
            Batches.poll(progress.task());
            board.want(chunk);
            board.await(MILLISECONDS_BETWEEN_LOOKS);
            progress.report();
        }
    }

    private void throwFailure() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof IOException e) {
            throw unusable(e);
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
    }

    /** On a thread of the pool: makes chunks until it is interrupted, or stops. */
    private void work() {
        try {
            S scratch = job.scratch(progress);
            while (!stopping.isDue(board.longest())) {
                int chunk = board.next();
                if (chunk == ChunkBoard.NONE) {
                    board.await(MILLISECONDS_BETWEEN_LOOKS);
                } else {
                    make(chunk, scratch);
                }
            }
        } catch (InterruptedException | CancelledException e) {
            Thread.currentThread().interrupt(); // the call has ended
        } catch (IOException | RuntimeException | Error e) {
            failure = e;
        }
    }

    private void make(int chunk, S scratch) throws IOException {
        long begin = System.nanoTime();
        var results = new ArrayList<R>();
        for (int batch = call.first(chunk); batch < call.first(chunk + 1); batch++) {
            Batches.poll(progress.task());
            results.add(job.run(scratch, batch));
        }
        call.write(chunk, results);
        board.made(chunk, System.nanoTime() - begin);
    }

    /** Waits for the threads, so that their memory is free when the call is left; {@code patient} lets them end the chunks they are at. */
    private void close(boolean patient) {
        boolean interrupted = Thread.interrupted();
        try {
            pool.shutdown();
            if (patient) {
                pool.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
            }
            pool.shutdownNow();
            pool.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            pool.shutdownNow();
            interrupted = true;
        }
        board.release();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
