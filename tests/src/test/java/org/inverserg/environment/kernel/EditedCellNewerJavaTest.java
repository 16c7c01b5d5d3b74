package org.inverserg.environment.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Edited cells on the newest JDK that lies beside the one that runs the tests, where there is one. */
class EditedCellNewerJavaTest extends EditedCellCases {

    private static KernelClient kernel;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws IOException {
        Optional<Path> home = NewerJavaTest.newerJdk();
        Assumptions.assumeTrue(home.isPresent(), "no newer JDK is installed beside " + System.getProperty("java.home"));
        kernel = KernelClient.start(folder, home.get());
        assertThat(folder.resolve("kernel.log")).content().as("what the JVM says of the agent").isEmpty();
    }

    @AfterAll
    static void stop() {
        if (kernel != null) {
            kernel.close();
        }
    }

    @Override
    KernelClient kernel() {
        return kernel;
    }

    @Override
    Path folder() {
        return folder;
    }
}
