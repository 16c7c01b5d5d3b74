package org.inverserg.environment.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressLineTest {

    private static final long SECOND = 1_000_000_000L;

    private long now = 123;
    private final ProgressLine line = new ProgressLine(() -> now);

    private void call(String task, long total, double seconds) {
        line.progress(task, 0, total);
        now += (long) (seconds * SECOND);
        line.progress(task, total, total);
    }

    @Test
    void saysNothingInTheFirstSecond() {
        line.progress("dreaming", 0, 1000);
        now += SECOND - 1;
        line.progress("dreaming", 999, 1000);
        assertThat(line.text()).isEmpty();
        line.progress("dreaming", 1000, 1000);
        assertThat(line.text()).isEmpty();
    }

    @Test
    void saysHowFarHowFastAndHowLongStill() {
        line.progress("dreaming", 0, 20_000);
        now += 2 * SECOND;
        assertThat(line.text()).isEqualTo("dreaming: 0 of 20\u202f000, 2.0 s");
        line.progress("dreaming", 5000, 20_000);
        assertThat(line.text()).isEqualTo("dreaming: 5000 of 20\u202f000, 2500/s, 6.0 s left");
        assertThat(line.isRunning()).isTrue();
        now += 6 * SECOND;
        line.progress("dreaming", 20_000, 20_000);
        assertThat(line.text()).isEqualTo("dreaming: 20\u202f000 in 8.0 s");
        assertThat(line.isRunning()).isFalse();
    }

    @Test
    void reportsWithoutNewsDoNotBeginAgain() {
        line.progress("sampling", 0, 10);
        now += 3 * SECOND;
        line.progress("sampling", 0, 10);
        assertThat(line.text()).isEqualTo("sampling: 0 of 10, 3.0 s");
    }

    @Test
    void equalTasksAreAddedUp() {
        call("sampling", 10, 2);
        call("quick", 10, 0.5);
        call("dreaming", 100, 3);
        call("dreaming", 100, 4);
        assertThat(line.text()).isEqualTo("sampling: 10 in 2.0 s; dreaming: 200 in 7.0 s (2 calls)");
        line.clear();
        assertThat(line.text()).isEmpty();
    }

    @Test
    void shortCallsInARowAreOneWork() {
        call("evaluating", 100, 0.4);
        now += SECOND / 10;
        call("evaluating", 100, 0.4);
        assertThat(line.text()).isEmpty();
        line.progress("evaluating", 0, 100);
        now += SECOND / 5;
        line.progress("evaluating", 50, 100);
        assertThat(line.text()).isEqualTo("evaluating (call 3): 50 of 100, 250/s, 0.2 s left");
        now += SECOND / 5;
        line.progress("evaluating", 100, 100);
        assertThat(line.text()).isEqualTo("evaluating: 300 in 1.2 s (3 calls)");
        assertThat(line.lastCall()).isEmpty();
        now += SECOND;
        line.progress("evaluating", 0, 100);
        assertThat(line.isRunning()).isFalse();
    }

    @Test
    void saysWhereACallEndedEarly() {
        line.progress("dreaming", 0, 100);
        now += 90 * SECOND;
        line.progress("dreaming", 40, 100);
        line.stopped("dreaming");
        assertThat(line.text()).isEqualTo("dreaming: stopped at 40 of 100 after 1 min 30 s");
        line.clear();
        line.progress("dreaming", 0, 100);
        now += 2 * SECOND;
        Thread.currentThread().interrupt();
        line.stopped("dreaming");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(line.text()).isEqualTo("dreaming: interrupted at 0 of 100 after 2.0 s");
    }

    @Test
    void theFirstOfSeveralThreadsIsFollowed() throws InterruptedException {
        line.progress("dreaming", 0, 100);
        now += 2 * SECOND;
        var other = new Thread(() -> {
            line.progress("sampling", 0, 10);
            line.progress("sampling", 10, 10);
            line.stopped("sampling");
        });
        other.start();
        other.join();
        assertThat(line.text()).isEqualTo("dreaming: 0 of 100, 2.0 s");
        line.progress("dreaming", 100, 100);
        assertThat(line.text()).isEqualTo("dreaming: 100 in 2.0 s");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"9.94|9.9 s", "9.96|10 s", "59.6|1 min 00 s", "3599.9|1 h 00 min", "7500|2 h 05 min"})
    void times(double seconds, String shown) {
        assertThat(Words.time((long) (seconds * SECOND))).isEqualTo(shown);
    }

    @Test
    void countsAndRates() {
        assertThat(Words.count(9999)).isEqualTo("9999");
        assertThat(Words.count(10_007)).isEqualTo("10\u202f007");
        assertThat(Words.count(5_690_000)).isEqualTo("5.6 million");
        assertThat(Words.rate(0.42)).isEqualTo("0.4/s");
        assertThat(Words.rate(12_345.6)).isEqualTo("12\u202f346/s");
    }
}
