package org.inverserg.environment.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.inverserg.Slow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a page that shows a running cell is told about long calls of the library. */
@Timeout(60)
@Slow
class CellProgressTest {

    private static final String DREAM = "SymmetricKernel.withWeights(3, 1, 0.6, 0.3).dream(%d).seed(1).upTo(64).observables().count(64)";
    /** Tells what a call of two seconds would tell, on machines of any speed. */
    private static final String CALL = """
            {
                var listener = Parallel.progressListener();
                listener.progress("dreaming", 0, 20_000);
                Thread.sleep(1200);
                listener.progress("dreaming", 10_000, 20_000);
                Thread.sleep(800);
                listener.progress("dreaming", 20_000, 20_000);
            }
            6 * 7""";
    private static final long MILLISECONDS_BETWEEN_UPDATES = 100;

    private static KernelClient kernel;

    private final List<String> texts = new ArrayList<>();
    private final Set<String> displays = new HashSet<>();
    private long begun;
    private long ended;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        kernel = KernelClient.start(folder);
        kernel.run("Parallel.setThreads(1);");
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    private void note(Wire.Received message) {
        if (message.type().endsWith("display_data")) {
            assertThat(message.type()).isEqualTo(texts.isEmpty() ? "display_data" : "update_display_data");
            begun = texts.isEmpty() ? System.nanoTime() : begun;
            ended = System.nanoTime();
            texts.add(message.content().getAsJsonObject("data").get("text/plain").getAsString());
            displays.add(message.content().getAsJsonObject("transient").get("display_id").getAsString());
        }
    }

    @Test
    void oneLineChangesInPlaceAndEndsAsASummary() {
        Reply reply = kernel.await(kernel.submit(CALL, true), this::note);
        assertThat(reply.text()).isEqualTo("42");
        assertThat(displays).hasSize(1);
        assertThat(texts).hasSizeGreaterThan(2);
        assertThat(texts.get(0)).matches("dreaming: 0 of 20\u202f000, .* s");
        assertThat(texts.get(texts.size() - 1)).matches("dreaming: 20\u202f000 in .* s");
        assertThat(texts).anyMatch(text -> text.matches("dreaming: 10\u202f000 of 20\u202f000, .*/s, .* left"));
        assertThat(texts.size() - 2).isLessThanOrEqualTo((int) (TimeUnit.NANOSECONDS.toMillis(ended - begun) / MILLISECONDS_BETWEEN_UPDATES + 1));
    }

    @Test
    void anInterruptIsSaid() throws InterruptedException {
        String request = kernel.submit(DREAM.formatted(100_000_000), true);
        Thread.sleep(4000);
        kernel.interrupt();
        assertThat(kernel.await(request, this::note).errorName()).isEqualTo("Interrupted");
        assertThat(texts.get(texts.size() - 1)).matches("dreaming to L = 64: interrupted at .* of 100.0 million after .* s");
    }

    @Test
    void shortCallsShowNothing() {
        kernel.await(kernel.submit(DREAM.formatted(64), true), this::note);
        assertThat(texts).isEmpty();
    }

    @Test
    void aNotebookThatAProgramExecutesKeepsNoTraceOfIt() {
        kernel.await(kernel.submit(CALL, false), this::note);
        assertThat(texts).isEmpty();
    }
}
