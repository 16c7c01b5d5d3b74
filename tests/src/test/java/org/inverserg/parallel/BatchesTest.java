package org.inverserg.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchesTest {

    private final int threadsBefore = Parallel.threads();
    private final ProgressListener listenerBefore = Parallel.progressListener();

    @AfterEach
    void restoreSettings() {
        Parallel.setThreads(threadsBefore);
        Parallel.setProgressListener(listenerBefore);
    }

    @ParameterizedTest
    @CsvSource({"1, 100", "2, 100", "3, 100", "7, 100", "2, 1001", "3, 600"})
    void mergesInOrderAndGivesTheSameForAnyNumberOfThreads(int threads, int count) {
        Parallel.setThreads(threads);
        var provenance = Provenance.of("test", 1, 5L);
        var merged = new ArrayList<Long>();
        var order = new ArrayList<Integer>();
        Batches.run("test", count, () -> new RandomBits(0), (random, batch) -> {
            if (batch % 7 == 0) {
                Thread.onSpinWait();
                sleep(batch % 3);
            }
            random.seed(provenance.stream(batch));
            long[] words = new long[RandomBits.PADDED];
            random.fill(words, 10);
            return words[9];
        }, (batch, word) -> {
            order.add(batch);
            merged.add(word);
        });
        assertThat(order).isEqualTo(IntStream.range(0, count).boxed().toList());
        List<Long> expected = IntStream.range(0, count).mapToObj(batch -> {
            long[] words = new long[RandomBits.PADDED];
            new RandomBits(provenance.stream(batch)).fill(words, 10);
            return words[9];
        }).toList();
        assertThat(merged).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void exceptionsOfTheWorkComeOutAsTheyAre(int threads) {
        Parallel.setThreads(threads);
        var wrong = new IllegalArgumentException("batch 20 is wrong");
        var last = new AtomicInteger(-1);
        assertThatThrownBy(() -> Batches.run("test", 100, () -> null, (scratch, batch) -> {
            if (batch == 20) {
                throw wrong;
            }
            return batch;
        }, (batch, result) -> last.set(batch))).isSameAs(wrong);
        assertThat(last).hasValue(19);
        assertThatThrownBy(() -> Batches.run("test", 9, () -> null, (scratch, batch) -> {
            throw new StackOverflowError("deep");
        }, (batch, result) -> { })).isInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> Batches.run("test", 9, () -> null, (scratch, batch) -> batch, (batch, result) -> {
            throw wrong;
        })).isSameAs(wrong);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void interruptedThreadStopsBeforeItStarts(int threads) {
        Parallel.setThreads(threads);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> Batches.run("dreaming", 100, () -> null, (scratch, batch) -> batch, (batch, result) -> { }))
                    .isInstanceOf(CancelledException.class).hasMessageStartingWith("dreaming was interrupted");
        } finally {
            assertThat(Thread.interrupted()).as("the thread stays interrupted").isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void interruptStopsWorkThatPolls(int threads) throws InterruptedException {
        Parallel.setThreads(threads);
        var started = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        var thrown = new AtomicReference<Throwable>();
        var caller = new Thread(() -> {
            try {
                Batches.run("test", 100, () -> null, (scratch, batch) -> {
                    started.countDown();
                    try {
                        while (true) {
                            Batches.poll("test");
                        }
                    } finally {
                        stopped.countDown();
                    }
                }, (batch, result) -> { });
            } catch (CancelledException e) {
                thrown.set(e);
            }
        });
        caller.start();
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();
        caller.join(10_000);
        assertThat(thrown.get()).isInstanceOf(CancelledException.class);
        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void progressIsToldFromTheStartOncePerBatchUntilAllIsDone() {
        var calls = new ArrayList<String>();
        Parallel.setProgressListener((task, done, total) -> calls.add(task + " " + done + "/" + total));
        Batches.run("counting", 3, () -> null, (scratch, batch) -> batch, (batch, result) -> { });
        assertThat(calls).containsExactly("counting 0/3", "counting 1/3", "counting 2/3", "counting 3/3");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void longBatchesShowLifeSeveralTimesASecond(int threads) {
        Parallel.setThreads(threads);
        var caller = Thread.currentThread();
        var told = new ArrayList<Long>();
        Parallel.setProgressListener((task, done, total) -> {
            assertThat(Thread.currentThread()).isSameAs(caller);
            assertThat(total).isEqualTo(1000);
            told.add(done);
        });
        var progress = Progress.of("sampling", 1000, 40);
        Batches.run(progress, 2, () -> null, (scratch, batch) -> {
            for (int step = 0; step < 20; step++) {
                sleep(30);
                progress.count(1);
            }
            return batch;
        }, (batch, result) -> { });
        assertThat(told).isSorted().startsWith(0L).endsWith(1000L);
        assertThat(told.stream().distinct()).hasSizeGreaterThan(4);
    }

    @Test
    void fewUnitsAreToldInSteps() {
        var totals = new ArrayList<Long>();
        Parallel.setProgressListener((task, done, total) -> totals.add(total));
        Batches.run(Progress.of("one large lattice", 1, 5000), 1, () -> null, (scratch, batch) -> batch, (batch, result) -> { });
        assertThat(totals).containsExactly(5000L, 5000L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aCallThatFailsIsSaidToHaveStopped(int threads) {
        Parallel.setThreads(threads);
        var stopped = new ArrayList<String>();
        Parallel.setProgressListener(new ProgressListener() {
            @Override
            public void progress(String task, long done, long total) {
                assertThat(done).isLessThan(total);
            }

            @Override
            public void stopped(String task) {
                stopped.add(task);
            }
        });
        assertThatThrownBy(() -> Batches.run("counting", 9, () -> null, (scratch, batch) -> 1 / (batch - 5), (batch, result) -> { }))
                .isInstanceOf(ArithmeticException.class);
        assertThat(stopped).containsExactly("counting");
    }

    /** Every round sees what the rounds before have given, and threads keep their working memory. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void roundsFollowOneAnotherOnTheSameThreads(int threads) {
        Parallel.setThreads(threads);
        var calls = new ArrayList<Long>();
        Parallel.setProgressListener((task, done, total) -> calls.add(done));
        var made = new AtomicInteger();
        long[] state = {1};
        var progress = Progress.of("optimizing", 20);
        Batches.inRounds(progress, 5, made::incrementAndGet, rounds -> {
            for (int round = 0; round < 20; round++) {
                long before = state[0];
                rounds.run(5, (scratch, batch) -> before * (batch + 3), (batch, result) -> state[0] = 31 * state[0] + result);
                progress.count(1);
            }
        });
        long expected = 1;
        for (int round = 0; round < 20; round++) {
            long before = expected;
            for (int batch = 0; batch < 5; batch++) {
                expected = 31 * expected + before * (batch + 3);
            }
        }
        assertThat(state[0]).isEqualTo(expected);
        assertThat(made.get()).isBetween(1, threads);
        assertThat(calls).isSorted().startsWith(0L).endsWith(20L).containsOnlyOnce(20L);
    }

    @Test
    void interruptBetweenRoundsStopsTheCall() {
        var finished = new AtomicInteger();
        assertThatThrownBy(() -> Batches.inRounds(Progress.of("optimizing", 20), 5, () -> null, rounds -> {
            for (int round = 0; round < 20; round++) {
                rounds.run(5, (scratch, batch) -> batch, (batch, result) -> { });
                if (finished.incrementAndGet() == 7) {
                    Thread.currentThread().interrupt();
                }
            }
        })).isInstanceOf(CancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(finished).hasValue(7);
    }

    @Test
    void lastBatchMayBePartlyFilled() {
        assertThat(Batches.count(1)).isEqualTo(1);
        assertThat(Batches.count(64)).isEqualTo(1);
        assertThat(Batches.count(65)).isEqualTo(2);
        assertThat(Batches.count(Integer.MAX_VALUE)).isEqualTo(1 << 25);
        assertThat(Batches.lanes(130, 1)).isEqualTo(64);
        assertThat(Batches.lanes(130, 2)).isEqualTo(2);
    }

    @Test
    void threadsMustBeAtLeastOne() {
        assertThatThrownBy(() -> Parallel.setThreads(0)).hasMessageStartingWith("the number of threads must be at least 1, got 0; ");
    }

    @Test
    void memoryThatCannotBeHadIsRefusedWithARemedy() {
        Memory.require(1 << 20, "a small array", "take less");
        assertThatThrownBy(() -> Memory.require(1L << 60, "sampling", "sample fewer")).isInstanceOf(IllegalStateException.class)
                .hasMessageMatching("sampling needs 1099511627776 MB of memory, but only \\d+ MB of the heap are free; "
                        + "sample fewer, or start Java with a larger -Xmx: INVERSERG_HEAP=8g for notebooks and scripts");
    }

    private static void sleep(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
