package org.inverserg.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.inverserg.environment.Tools;

/** A Python that has NumPy: the one on the path, or the system's. */
public final class NumPy {

    private NumPy() {
    }

    /** Skips the test where there is none. */
    public static void run(Path folder, String program) {
        String python = Stream.of("python3", "/usr/bin/python3").filter(each -> ends(folder, each, "import numpy") == 0).findFirst().orElse("");
        Tools.require(!python.isEmpty(), "there is no Python with NumPy; type: sudo apt-get install python3-numpy");
        int code = ends(folder, python, "import numpy as np\n" + program);
        assertThat(code).as(() -> output(folder)).isZero();
    }

    private static int ends(Path folder, String python, String program) {
        try {
            Path log = folder.resolve("numpy.log");
            Process process = new ProcessBuilder(python, "-c", program).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
            return process.waitFor(10, TimeUnit.MINUTES) ? process.exitValue() : -1;
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String output(Path folder) {
        try {
            return Files.readString(folder.resolve("numpy.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
