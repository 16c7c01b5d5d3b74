package org.inverserg.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The regions of G1 have a power of two of bytes, from 1 to 32 MB, about 2048 of them in the heap. */
class MemoryTest {

    private static final long REGION = Math.max(1 << 20, Math.min(32 << 20, Long.highestOneBit(Runtime.getRuntime().maxMemory() / 2048)));

    @Test
    void smallArraysTakeWhatTheyHoldWithTheirHeader() {
        assertThat(Memory.ofLongs(0)).isEqualTo(16);
        assertThat(Memory.ofLongs(10)).isEqualTo(96);
        assertThat(Memory.ofLongs(REGION / 16 - 2)).isEqualTo(REGION / 2);
    }

    @Test
    void largeArraysFillWholeRegions() {
        assertThat(Memory.ofLongs(REGION / 16 - 1)).isEqualTo(REGION);
        assertThat(Memory.ofLongs(REGION / 8 - 2)).isEqualTo(REGION);
        assertThat(Memory.ofLongs(REGION / 8 - 1)).isEqualTo(2 * REGION);
        assertThat(Memory.ofLongs(10 * REGION / 8)).isEqualTo(11 * REGION);
    }

    @Test
    void floatsTakeHalfAsMuch() {
        assertThat(Memory.ofFloats(20)).isEqualTo(Memory.ofLongs(10));
        assertThat(Memory.ofFloats(21)).isEqualTo(Memory.ofLongs(11));
    }

    @Test
    void countsBeyondAllMemoryTakeAllThereIs() {
        assertThat(Memory.ofLongs(-1)).isEqualTo(Long.MAX_VALUE);
        assertThat(Memory.ofLongs(Long.MAX_VALUE / 8)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whatFitsIsGrantedAndWhatDoesNotIsRefusedWithBothNumbers() {
        Memory.require(1, "a test", "draw less");
        long heap = Runtime.getRuntime().maxMemory();
        assertThatThrownBy(() -> Memory.require(heap + 1, "a test", "draw less")).isInstanceOf(IllegalStateException.class)
                .hasMessageMatching("a test needs " + (heap / (1 << 20) + 1) + " MB of memory, but only \\d+ MB of the heap are free;"
                        + " draw less, or start Java with a larger -Xmx: INVERSERG_HEAP=8g for notebooks and scripts");
        assertThatThrownBy(() -> Memory.require(-1, "a test", "draw less")).isInstanceOf(IllegalStateException.class);
    }
}
