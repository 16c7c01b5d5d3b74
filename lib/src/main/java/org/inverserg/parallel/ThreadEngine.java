package org.inverserg.parallel;

import java.util.stream.IntStream;

/** The threads of this process. */
final class ThreadEngine implements Engine {

    static final ThreadEngine ONLY = new ThreadEngine();

    private ThreadEngine() {
    }

    @Override
    public <S, R> void run(Progress progress, Job<S, R> job, Batches.Merge<R> merge) {
        Require.given(job, "the batches of a call");
        Require.given(merge, "what takes the results of batches");
        int[] wanted = IntStream.range(0, job.batches()).filter(job::isWanted).toArray();
        Batches.run(progress, wanted.length, () -> job.scratch(progress), (scratch, place) -> job.run(scratch, wanted[place]),
                (place, result) -> merge.accept(wanted[place], result));
    }

    @Override
    public String toString() {
        return "threads of this process";
    }
}
