package org.inverserg.upscaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.inverserg.Slow;
import org.inverserg.parallel.Parallel;
import org.junit.jupiter.api.Test;

/** A dream is streamed: how many configurations there are does not matter to the memory. */
@Slow
class DreamMemoryTest {

    private static final int SIZE = 1024;
    private static final int CONFIGURATIONS = 2000;

    /** Kept, these configurations alone would fill 268 MB. Observables and the density are measured of all, couplings of some. */
    @Test
    void dreamsOfAnyLengthFitIntoASmallHeap() throws Exception {
        Process dream = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), DreamMemoryTest.class.getName())
                .redirectErrorStream(true).start();
        String output = new String(dream.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(dream.waitFor()).as(output).isZero();
        assertThat(output).contains("Dream of " + CONFIGURATIONS + " configurations");
    }

    public static void main(String[] arguments) {
        Parallel.setThreads(2);
        var kernel = SymmetricKernel.withWeights(3, 1.4, 0.6, 0.5);
        System.out.println(kernel.dream(CONFIGURATIONS).seed(1).density().upTo(SIZE));
        System.out.println(kernel.dream(128).seed(1).couplings().upTo(SIZE));
    }
}
