package org.inverserg.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoppingTest {

    private static final long MINUTE = 60_000_000_000L;
    private static final Instant NOW = Instant.parse("2026-11-28T05:00:00Z");

    private static Stopping until(String variable, String time) {
        return Stopping.of(Map.of(variable, time), NOW);
    }

    @Test
    void withoutALimitOnlyAWordStops() {
        var stopping = Stopping.of(Map.of(), NOW);
        assertThat(stopping.isDue(Long.MAX_VALUE / 2)).isFalse();
        stopping.now();
        assertThat(stopping.isDue(0)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-28T06:00Z", "2026-11-28T07:00+01:00", "2026-11-28T00:30:00-05:30", "1795845600"})
    void workThatWouldOutlastTheLimitDoesNotBegin(String time) {
        for (String variable : time.contains("T") ? new String[] {"INVERSERG_UNTIL"} : new String[] {"INVERSERG_UNTIL", "SLURM_JOB_END_TIME"}) {
            assertThat(until(variable, time).isDue(40 * MINUTE)).isFalse();
            assertThat(until(variable, time).isDue(50 * MINUTE)).as("a quarter more may be needed").isTrue();
        }
    }

    @Test
    void aTimeWithoutAnOffsetIsThatOfThePlace() {
        String inAnHour = LocalDateTime.ofInstant(NOW, ZoneId.systemDefault()).plusHours(1).toString();
        assertThat(until("INVERSERG_UNTIL", inAnHour).isDue(40 * MINUTE)).isFalse();
        assertThat(until("INVERSERG_UNTIL", inAnHour.replace('T', ' ')).isDue(50 * MINUTE)).isTrue();
    }

    @Test
    void thePersonsLimitGoesBeforeThatOfTheJob() {
        var stopping = Stopping.of(Map.of("INVERSERG_UNTIL", "2026-11-28T05:10Z", "SLURM_JOB_END_TIME", "1795845600"), NOW);
        assertThat(stopping.isDue(20 * MINUTE)).isTrue();
        assertThat(until("INVERSERG_UNTIL", "2026-11-28T04:00Z").isDue(0)).as("a time that has passed").isTrue();
        assertThat(until("SLURM_JOB_END_TIME", "Unknown").isDue(1000 * MINUTE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "2026-13-28T06:00", "06:00", "2026-11-28", "2026-11-28T06:00+1"})
    void whatIsNoTimeIsRefused(String time) {
        assertThatThrownBy(() -> until("INVERSERG_UNTIL", time)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("INVERSERG_UNTIL must be a time, got \"" + time + "\"", "2027-01-31T06:00");
    }

    @ParameterizedTest
    @CsvSource({"'',0,1", "'SLURM_ARRAY_TASK_ID=3 SLURM_ARRAY_TASK_COUNT=20',3,20", "'SLURM_PROCID=2 SLURM_NTASKS=4',2,4",
            "'SLURM_ARRAY_TASK_ID=7 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_STEP=2 SLURM_ARRAY_TASK_COUNT=5',3,5",
            "'SLURM_ARRAY_TASK_ID=1 SLURM_ARRAY_TASK_COUNT=3 SLURM_PROCID=1 SLURM_NTASKS=2',3,6", "'SLURM_ARRAY_TASK_ID=x',0,1",
            "'SLURM_ARRAY_TASK_ID=9999999 SLURM_ARRAY_TASK_COUNT=3',2,3"})
    void processesBeginAtPlacesOfTheirOwn(String environment, int number, int of) {
        var variables = new HashMap<String, String>();
        for (String word : environment.split(" ")) {
            if (word.contains("=")) {
                variables.put(word.split("=")[0], word.split("=")[1]);
            }
        }
        assertThat(Place.of(variables)).isEqualTo(new Place(number, of));
        assertThat(Place.of(variables).begin(256)).isEqualTo(256 * number / of);
    }
}
