package org.inverserg.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProvenanceTest {

    private static final Provenance SAMPLED = Provenance.of("Ising L=8", 10, 3L).noting("the chain is short");

    @Test
    void seedFollowsFromTheInputsWhereNoneIsGiven() {
        assertThat(Provenance.of("blocking", 10, 7L, SAMPLED).seed()).isEqualTo(7);
        long derived = Provenance.of("blocking", 10, null, SAMPLED).seed();
        assertThat(derived).isBetween(0L, (1L << 31) - 1)
                .isEqualTo(Provenance.of("blocking", 10, null, SAMPLED).seed())
                .isNotEqualTo(Provenance.of("blocking twice", 10, null, SAMPLED).seed())
                .isNotEqualTo(Provenance.of("blocking", 10, null, Provenance.of("Ising L=8", 10, 4L)).seed())
                .isNotEqualTo(Provenance.of("blocking", 10, null, Provenance.of("Ising L=16", 10, 3L)).seed());
    }

    @Test
    void streamsDifferByBatchSeedAndOperation() {
        assertThat(IntStream.range(0, 10_000).mapToLong(SAMPLED::stream).distinct().count()).isEqualTo(10_000);
        assertThat(SAMPLED.stream(0)).isNotEqualTo(Provenance.of("Ising L=8", 10, 4L).stream(0))
                .isNotEqualTo(Provenance.of("Ising L=9", 10, 3L).stream(0));
        assertThat(SAMPLED.stream(5)).as("counts and notes do not shape the numbers").isEqualTo(Provenance.of("Ising L=8", 99, 3L).stream(5));
    }

    @Test
    void printsVersionAndEveryStepOnce() {
        var blocked = Provenance.of("blocking", 1, 5L, SAMPLED);
        var joined = Provenance.of("joined", 11, 6L, SAMPLED, blocked);
        assertThat(joined.toString()).isEqualTo("""
                InverseRG %s
                Ising L=8, 10 configurations, seed 3
                  note: the chain is short
                blocking, 1 configuration, seed 5
                joined, 11 configurations, seed 6""".formatted(Provenance.version()));
        assertThat(joined.noting("mine").allNotes()).containsExactly("the chain is short", "mine");
        assertThat(Provenance.version()).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void keysHoldTheVersionOfTheLibraryAndOfItsStreamsOnce() {
        Provenance joined = Provenance.of("joined", 11, 6L, SAMPLED, SAMPLED);
        assertThat(joined.key()).startsWith("InverseRG " + Provenance.version() + " streams " + Provenance.STREAMS + ": joined");
        assertThat(joined.key().split("InverseRG", -1)).hasSize(2);
    }

    /** Where these bits change, results kept in caches are those of other streams: raise {@link Provenance#STREAMS} with them. */
    @Test
    void streamsAreThoseOfTheirVersion() {
        var random = new RandomBits(SAMPLED.stream(3));
        assertThat(List.of(Provenance.STREAMS, random.next(), random.scalar().nextLong())).isEqualTo(List.of(2, 8330721683910732655L, -5675782919268429291L));
    }

    /** As after a loop that blocks and upscales thousands of times. */
    @Test
    void aLongHistoryIsToldToo() {
        Provenance last = Provenance.of("step 0", 1, 1L).noting("the first");
        for (int step = 1; step < 20_000; step++) {
            last = Provenance.of("step " + step, 1, 1L, last);
        }
        assertThat(last.toString().lines()).hasSize(20_002).startsWith("InverseRG " + Provenance.version(), "step 0, 1 configuration, seed 1", "  note: the first")
                .endsWith("step 19999, 1 configuration, seed 1");
        assertThat(last.allNotes()).containsExactly("the first");
        Provenance again = Provenance.of("step 0", 1, 1L).noting("the first");
        for (int step = 1; step < 20_000; step++) {
            again = Provenance.of("step " + step, 1, 1L, again);
        }
        assertThat(again).isEqualTo(last).hasSameHashCodeAs(last).isNotEqualTo(again.noting("another")).isNotEqualTo(again.inputs().get(0));
        assertThat(last.key()).contains(": step 19999, 1 configurations, seed 1 of (step 19998, ").endsWith("step 0, 1 configurations, seed 1" + ")".repeat(19_999));
    }

    @Test
    void aSharedInputIsToldOnceAndKeyedWhereverItWentIn() {
        Provenance shared = Provenance.of("a", 1, 1L).noting("n");
        Provenance both = Provenance.of("d", 4, 4L, Provenance.of("b", 2, 2L, shared), Provenance.of("c", 3, 3L, shared, Provenance.of("e", 5, 5L)));
        assertThat(both).hasToString("InverseRG " + Provenance.version()
                + "\na, 1 configuration, seed 1\n  note: n\nb, 2 configurations, seed 2\ne, 5 configurations, seed 5\nc, 3 configurations, seed 3\nd, 4 configurations, seed 4");
        assertThat(both.allNotes()).containsExactly("n");
        assertThat(both.key()).endsWith(": d, 4 configurations, seed 4 of (b, 2 configurations, seed 2 of (a, 1 configurations, seed 1); "
                + "c, 3 configurations, seed 3 of (a, 1 configurations, seed 1; e, 5 configurations, seed 5))");
        Provenance doubled = shared;
        for (int i = 0; i < 60; i++) {
            doubled = Provenance.of("doubled " + i, 1, 1L, doubled, doubled);
        }
        assertThat(doubled.toString().lines()).hasSize(63);
    }
}
