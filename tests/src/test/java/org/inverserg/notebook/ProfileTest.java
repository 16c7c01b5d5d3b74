package org.inverserg.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProfileTest {

    @Test
    void quickUnlessFullIsAskedFor() {
        assertThat(Profile.named(null)).isEqualTo("quick");
        assertThat(Profile.named("")).isEqualTo("quick");
        assertThat(Profile.named("full")).isEqualTo("full");
        assertThat(Profile.pick(1, 2)).isEqualTo(Profile.name().equals("full") ? 2 : 1);
    }

    @Test
    void otherNamesAreRefused() {
        assertThatThrownBy(() -> Profile.named("fast")).isInstanceOf(IllegalStateException.class)
                .hasMessage("the environment variable INVERSERG_PROFILE must be quick or full, got \"fast\"; set one of them, or unset it for quick");
    }
}
