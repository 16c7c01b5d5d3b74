package org.inverserg.environment.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WholeCharactersTest {

    private static final String TEXT = "aé€😀z\n";

    @Test
    void whateverThePiecesEachIsTextAndTogetherTheyAreTheWhole() {
        byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
        for (int size = 1; size <= bytes.length; size++) {
            var characters = new WholeCharacters();
            var all = new ByteArrayOutputStream();
            for (int at = 0; at < bytes.length; at += size) {
                byte[] piece = characters.add(bytes, at, Math.min(size, bytes.length - at));
                assertThat(new String(piece, StandardCharsets.UTF_8)).doesNotContain("\ufffd");
                all.writeBytes(piece);
            }
            assertThat(all.toString(StandardCharsets.UTF_8)).isEqualTo(TEXT);
            assertThat(characters.rest()).isEmpty();
        }
    }

    @Test
    void whatIsNoCharacterIsNotHeldForEver() {
        var characters = new WholeCharacters();
        assertThat(characters.add(new byte[] {(byte) 0xe2, (byte) 0x82}, 0, 2)).isEmpty();
        assertThat(characters.add(new byte[] {'a'}, 0, 1)).hasSize(3);
        assertThat(characters.add(new byte[] {(byte) 0xbf, (byte) 0xbf, (byte) 0xbf, (byte) 0xbf}, 0, 4)).hasSize(4);
        assertThat(characters.add(new byte[] {(byte) 0xf0}, 0, 1)).isEmpty();
        assertThat(characters.rest()).hasSize(1);
    }
}
