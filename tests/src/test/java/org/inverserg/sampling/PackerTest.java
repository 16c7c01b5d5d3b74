package org.inverserg.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackerTest {

    @Test
    void transposesBits() {
        long[] words = new Random(1).longs(70).toArray();
        long[] transposed = words.clone();
        Packer.transpose(transposed, 3);
        for (int i = 0; i < 64; i++) {
            for (int j = 0; j < 64; j++) {
                assertThat(transposed[3 + i] >>> j & 1).isEqualTo(words[3 + j] >>> i & 1);
            }
        }
        assertThat(transposed[2]).isEqualTo(words[2]);
        assertThat(transposed[67]).isEqualTo(words[67]);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 63, 64, 65, 128, 130})
    void everySpinFindsItsPlace(int size) {
        int wordsPerRow = (size + 63) / 64;
        var random = new Random(2);
        var packer = new Packer(size);
        for (int lanes : new int[] {64, 3}) {
            long[][] lattices = new long[lanes][];
            packer.start();
            for (int lane = 0; lane < lanes; lane++) {
                lattices[lane] = random.longs((long) size * wordsPerRow).toArray();
                packer.put(lattices[lane], lane);
            }
            long[] batch = packer.finish();
            for (int site = 0; site < size * size; site++) {
                int column = site % size;
                long expected = 0;
                for (int lane = 0; lane < lanes; lane++) {
                    expected |= (lattices[lane][site / size * wordsPerRow + column / 64] >>> column % 64 & 1) << lane;
                }
                assertThat(batch[site]).isEqualTo(expected);
            }
        }
    }
}
