package org.inverserg.environment.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {

    private static final String ERASE = "\r\u001b[K";
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private long now;
    private final TerminalProgress progress = new TerminalProgress(new PrintStream(screen, true, StandardCharsets.UTF_8),
            new ProgressLine(() -> now));

    private String shown() {
        String text = screen.toString(StandardCharsets.UTF_8);
        screen.reset();
        return text;
    }

    @Test
    void overwritesItsLineAndLeavesASummary() {
        progress.progress("dreaming", 0, 100);
        progress.show();
        assertThat(shown()).isEmpty();
        now += 2 * SECOND;
        progress.progress("dreaming", 50, 100);
        progress.show();
        assertThat(shown()).isEqualTo(ERASE + "dreaming: 50 of 100, 25/s, 2.0 s left");
        now += 2 * SECOND;
        progress.progress("dreaming", 100, 100);
        assertThat(shown()).isEqualTo(ERASE + "dreaming: 100 in 4.0 s" + System.lineSeparator());
        progress.show();
        assertThat(shown()).isEmpty();
    }

    @Test
    void shortCallsLeaveNothing() {
        progress.progress("dreaming", 0, 100);
        progress.progress("dreaming", 100, 100);
        progress.show();
        assertThat(shown()).isEmpty();
    }

    @Test
    void shortCallsInARowShowLifeAndLeaveNothing() {
        for (int i = 0; i < 3; i++) {
            progress.progress("evaluating", 0, 100);
            now += SECOND * 3 / 5;
            progress.show();
            progress.progress("evaluating", 100, 100);
        }
        assertThat(shown()).isEqualTo(ERASE + "evaluating (call 2): 0 of 100, 0.6 s" + ERASE
                + ERASE + "evaluating (call 3): 0 of 100, 0.6 s" + ERASE);
    }

    @Test
    void saysWhereACallEndedEarly() {
        progress.progress("dreaming", 0, 100);
        now += 2 * SECOND;
        progress.show();
        shown();
        progress.stopped("dreaming");
        assertThat(shown()).isEqualTo(ERASE + "dreaming: stopped at 0 of 100 after 2.0 s" + System.lineSeparator());
    }
}
