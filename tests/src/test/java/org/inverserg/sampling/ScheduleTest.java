package org.inverserg.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.inverserg.markov.MarkovChain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

    private static Run<MarkovChain> run(Schedule schedule, int n, double time) {
        return schedule.run(n, time, "a test", "no times", "testing", null);
    }

    /** 20 τ_int before a chain draws, 50 sweeps at the least, and 2 τ_int from draw to draw, one sweep at the least. */
    @ParameterizedTest
    @CsvSource({"0.1, 50, 1", "0.5, 50, 1", "0.51, 50, 2", "2.5, 50, 5", "2.51, 51, 6", "10, 200, 20", "1000.2, 20004, 2001"})
    void lengthsFollowTheAutocorrelationTime(double time, int thermalization, int thinning) {
        Run<?> run = run(Schedule.in("sweep"), 1000, time);
        assertThat(run.thermalization()).isEqualTo(thermalization);
        assertThat(run.thinning()).isEqualTo(thinning);
        assertThat(run.provenance().toString()).contains("thermalization=" + thermalization + " thinning=" + thinning + " sweeps");
    }

    @Test
    void whatIsAskedForIsDone() {
        Run<?> run = run(Schedule.in("sweep").withThermalization(0).withThinning(3).withSeed(7), 1000, 100);
        assertThat(run.thermalization()).isZero();
        assertThat(run.thinning()).isEqualTo(3);
        assertThat(Schedule.in("sweep").withThermalization(0).withThinning(3).withSeed(7).settings())
                .containsEntry("thermalization", "0 sweeps").containsEntry("thinning", "3 sweeps").containsEntry("seed", "7");
        assertThat(Schedule.in("step").settings()).containsEntry("thermalization", "20 autocorrelation times, at least 50 steps")
                .containsEntry("thinning", "2 autocorrelation times").containsEntry("seed", "follows from the plan");
    }

    /** Fifty autocorrelation times behind the configurations are enough; fewer are told of, with the number that would do. */
    @Test
    void shortRunsSaySo() {
        Schedule everySweep = Schedule.in("sweep").withThinning(1);
        assertThat(run(everySweep, 500, 10).provenance().toString()).doesNotContain("cannot be trusted");
        assertThat(run(everySweep, 499, 10).provenance().toString())
                .contains("the 499 sweeps behind these configurations are only 49.9 autocorrelation times", "draw at least 500 configurations");
    }

    @Test
    void messagesSayWhatToDo() {
        assertThatThrownBy(() -> Schedule.in("sweep").withThermalization(-1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("thermalization must be at least 0 sweeps, got -1; leave it out for 20 autocorrelation times");
        assertThatThrownBy(() -> Schedule.in("step").withThinning(0)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("thinning must be at least 1 step, got 0; leave it out for 2 autocorrelation times");
    }
}
