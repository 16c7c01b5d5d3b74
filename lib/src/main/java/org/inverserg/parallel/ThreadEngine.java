package org.inverserg.parallel;

/** The threads of this process. */
final class ThreadEngine implements Engine {

    static final ThreadEngine ONLY = new ThreadEngine();

    private ThreadEngine() {
    }

    @Override
    public <S, R> void run(Progress progress, Job<S, R> job, Batches.Merge<R> merge) {
        Require.given(job, "the batches of a call");
        Batches.run(progress, job.batches(), () -> job.scratch(progress), job::run, merge);
    }

    @Override
    public String toString() {
        return "threads of this process";
    }
}
