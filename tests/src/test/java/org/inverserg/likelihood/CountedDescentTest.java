package org.inverserg.likelihood;

import static org.assertj.core.api.Assertions.assertThat;

import org.inverserg.descent.TrainingSchedule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountedDescentTest {

    /** Whole numbers of groups in a batch of 64 or of batches in a group, about 32 in a mini-batch, as many as fit into 256 MB. */
    @ParameterizedTest
    @CsvSource({"10000, 12, 1000, 16", "10000, 12, 10, 1", "1000000, 12, 50000, 1536", "1000000, 12000, 1000, 768", "100, 12, 100000, 2"})
    void groupsFitBatchesAndMemory(int configurations, int slots, int batch, int expected) {
        assertThat(CountedDescent.groupWidth(configurations, slots, new TrainingSchedule(50, batch, 0.01, 0))).isEqualTo(expected);
    }
}
