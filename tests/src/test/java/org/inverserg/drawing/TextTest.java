package org.inverserg.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {

    @ParameterizedTest
    @CsvSource({
        "χ L^{-γ/ν}, χ L⁻ᵞᐟᵛ",
        "L^{1/8} P, L¹ᐟ⁸ P",
        "χ L^{-1.748}, χ L⁻¹˙⁷⁴⁸",
        "L^2, L²",
        "ξ_2/L, ξ₂/L",
        "K_{n+1}^2, Kₙ₊₁²",
        "m^{2}_{i}, m²ᵢ",
        "β_c, β_c",
        "x^{q^2}, x^{q^2}",
        "$5 and \\d, $5 and \\d",
    })
    void superscriptsAndSubscriptsOfOneLevelAreDrawnAsSuch(String written, String drawn) {
        assertThat(Text.raised(written)).isEqualTo(drawn);
    }

    @Test
    void everyRaisedAndLoweredCharacterHasItsForm() {
        String high = "0123456789+-=()/nabcdefghijklmoprstuvwxyzβγδθνφχ";
        assertThat(Text.raised("a^{" + high + "}")).doesNotContain("^").hasSize(1 + high.length());
        String low = "0123456789+-=()aehijklmnoprstuvxβγρφχ";
        assertThat(Text.raised("a_{" + low + "}")).doesNotContain("_").hasSize(1 + low.length());
    }
}
