package org.inverserg.markov;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordClusterTest {

    /** On random spins and random bonds, which do not ask for equal spins, site by site from a queue. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 31, 64, 65, 130, 192})
    void flipsWhatASearchSiteBySiteReaches(int size) {
        var random = new SplittableRandom(size);
        for (int trial = 0; trial < 200; trial++) {
            var rows = new SpinRows(size);
            int words = rows.wordsPerRow();
            long[] right = random.longs(rows.words().length).map(word -> word | random.nextLong()).toArray();
            long[] down = random.longs(rows.words().length).toArray();
            for (int word = 0; word < right.length; word++) {
                rows.words()[word] = ~sparse(random, 3) & (word % words + 1 == words ? rows.lastMask() : -1L);
            }
            long[] before = rows.words().clone();
            int start = random.nextInt(size * size);
            var growth = new WordCluster(rows, (word, toRight, toDown) -> {
                toRight[word] = right[word];
                toDown[word] = down[word];
            });
            int flipped = growth.flip(start / size, start % size);
            boolean[] reached = reached(before, right, down, size, start);
            int count = 0;
            for (int site = 0; site < reached.length; site++) {
                assertThat(bit(before, size, site) != bit(rows.words(), size, site)).isEqualTo(reached[site]);
                count += reached[site] ? 1 : 0;
            }
            assertThat(flipped).isEqualTo(count);
        }
    }

    private static boolean[] reached(long[] spins, long[] right, long[] down, int size, int start) {
        var waiting = new ArrayDeque<Integer>();
        boolean[] seen = new boolean[size * size];
        seen[start] = true;
        waiting.add(start);
        while (!waiting.isEmpty()) {
            int at = waiting.remove();
            int y = at / size;
            int x = at % size;
            int[] next = {y * size + (x + 1) % size, y * size + (x + size - 1) % size, (y + 1) % size * size + x, (y + size - 1) % size * size + x};
            boolean[] open = {bit(right, size, at), bit(right, size, next[1]), bit(down, size, at), bit(down, size, next[3])};
            for (int i = 0; i < 4; i++) {
                if (open[i] && !seen[next[i]] && bit(spins, size, next[i]) == bit(spins, size, start)) {
                    seen[next[i]] = true;
                    waiting.add(next[i]);
                }
            }
        }
        return seen;
    }

    private static boolean bit(long[] words, int size, int site) {
        int column = site % size;
        return (words[site / size * ((size + 63) / 64) + column / 64] >>> column & 1) != 0;
    }

    @Test
    void joinsAlongARowWhatOpenBondsReach() {
        var random = new SplittableRandom(3);
        for (int trial = 0; trial < 100_000; trial++) {
            long sites = sparse(random, 3);
            long open = ~sparse(random, 2);
            long outside = ~sparse(random, 2) & ~sites;
            assertThat(WordCluster.alongRow(sites, open, outside)).isEqualTo(stepByStep(sites, open, outside));
        }
    }

    /** A word of which every bit is set with probability 2^-words: what all of several words have in common. */
    private static long sparse(SplittableRandom random, int words) {
        return random.longs(words).reduce(-1, (common, word) -> common & word);
    }

    private static long stepByStep(long sites, long open, long outside) {
        long reached = sites;
        long before;
        do {
            before = reached;
            reached |= ((reached & open) << 1 | reached >>> 1 & open) & outside;
        } while (reached != before);
        return reached ^ sites;
    }
}
