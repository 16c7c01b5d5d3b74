package org.inverserg.parallel;

import java.util.List;

/**
 * The batches of one long call, as something that can run in any process: the result of a batch follows from the job and the batch's number alone,
 * and is all that the batch leaves. A small record of what the batches need, so that it can travel.
 *
 * <p>Results consist of arrays of numbers, arrays and lists of these, and the {@linkplain #records() records} that the job names. They are merged in
 * the order of the batches wherever they were made, so sums that take a reference from the first have the same one everywhere.
 *
 * @param <S> working memory of one thread
 * @param <R> result of one batch
 */
public interface Job<S, R> {

    /** All that the results of the batches follow from, weights and version among it: what is kept under another key is something else. */
    String key();

    /** The number of batches. */
    int batches();

    /** A thread's working memory; the work counts its steps on {@code progress}. */
    S scratch(Progress progress);

    /** The result of one batch. */
    R run(S scratch, int batch);

    /**
     * Whether this process needs the result of a batch. What others need does not matter: the batches and their key are those of all processes,
     * while one of them may have had a part of the results in its cache.
     */
    default boolean isWanted(int batch) {
        return true;
    }

    /** The records that results are made of, in an order that stays. */
    default List<Class<? extends Record>> records() {
        return List.of();
    }
}
