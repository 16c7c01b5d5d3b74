package org.inverserg.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.inverserg.model.PhiFourAction;
import org.inverserg.parallel.CancelledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhiFourChainTest {

    /** Every seed gives the same bits on every machine, whatever the chain has done before; 34 does not fill whole pieces. */
    @ParameterizedTest
    @CsvSource({"8, 1115792474", "34, -185698295", "64, -1535336985"})
    void bitsArePinned(int size, int hash) {
        var chain = new PhiFourChain(PhiFourAction.CRITICAL_A, size);
        for (int repetition = 0; repetition < 2; repetition++) {
            chain.start(1);
            chain.step(50, 1, 3);
            float[] rows = new float[size * size];
            chain.field().copyTo(rows);
            assertThat(Arrays.hashCode(rows)).isEqualTo(hash);
        }
    }

    @Test
    void startIsWithinTwoDeviations() {
        double deviation = PhiFourAction.CRITICAL_B.siteDeviation();
        var chain = new PhiFourChain(PhiFourAction.CRITICAL_B, 64);
        chain.start(1);
        for (float value : chain.field().values()) {
            assertThat((double) Math.abs(value)).isLessThanOrEqualTo(2.0000002 * deviation);
        }
        assertThat(chain.field().sum() / 64 / deviation * Math.sqrt(0.75)).isBetween(-4.5, 4.5);
    }

    @Test
    void stopsWhenInterrupted() {
        var chain = new PhiFourChain(PhiFourAction.CRITICAL_A, 4);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> chain.step(1, 1, 1)).isInstanceOf(CancelledException.class);
        } finally {
            Thread.interrupted();
        }
    }
}
