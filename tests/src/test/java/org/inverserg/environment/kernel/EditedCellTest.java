package org.inverserg.environment.kernel;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Edited cells on the JDK that runs the tests. */
class EditedCellTest extends EditedCellCases {

    private static KernelClient kernel;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws IOException {
        kernel = KernelClient.start(folder);
    }

    @AfterAll
    static void stop() {
        kernel.close();
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
