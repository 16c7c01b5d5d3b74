package org.inverserg.environment.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.inverserg.Slow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests that talk to a real kernel in a process of its own and share it, as cells of a notebook do: each must leave it usable. */
@Timeout(60)
@Slow
abstract class KernelTest {

    static KernelClient kernel;

    /** The kernel's working directory. */
    @TempDir
    static Path folder;

    @BeforeAll
    static void start() throws IOException {
        kernel = KernelClient.start(folder);
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    static void assertUsable() {
        assertThat(kernel.run("20 + 22").text()).isEqualTo("42");
    }
}
