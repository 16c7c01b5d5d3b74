package org.inverserg.environment.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.inverserg.Slow;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a long day of work does to a kernel: long calls that are interrupted, memory that is full, start after start. */
@Slow
class EnduranceTest extends KernelTest {

    private static final long MOST_MILLISECONDS = 1000;
    private static final int MEGA = 1 << 20;

    @ParameterizedTest
    @CsvSource(delimiter = '#', value = {
        "SymmetricKernel.withWeights(3, 1, 0.6, 0.3).dream(100_000_000).seed(1).upTo(64)",
        "Ising.critical(512).seed(1).sample(3_000)",
        "Ising.critical(1024).seed(1).measure(100_000)",
        "IntStream.range(0, 1_000_000).mapToObj(i -> SymmetricKernel.ofSize(7).train(given)).filter(k -> k == null).findFirst()",
    })
    void anInterruptEndsALongCallAndLeavesNothingOfIt(String call) throws InterruptedException {
        kernel.run("var given = SymmetricKernel.withWeights(3, 1, 0.6, 0.3).dream(1_000).seed(1).configurationsAt(64);");
        long before = usedMegabytes();
        String request = kernel.submit("var unfinished = " + call + ";");
        Thread.sleep(1500);
        long start = System.nanoTime();
        kernel.interrupt();
        Reply reply = kernel.await(request);
        long milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        assertThat(reply.errorName()).as(reply.out() + reply.traceback()).isEqualTo("Interrupted");
        assertThat(milliseconds).isLessThan(MOST_MILLISECONDS);
        assertThat(kernel.run("unfinished == null").text()).isEqualTo("true");
        assertThat(usedMegabytes()).isLessThan(before + 10);
        assertUsable();
    }

    /** Without the memory that the kernel keeps back while there is room. */
    private static long usedMegabytes() {
        assertUsable();
        return Long.parseLong(kernel.run("System.gc();\n(Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / "
                + MEGA).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "while (true) hoard.add(new long[1_000_000]);",
        "while (true) hoard.add(new byte[100]);",
        "new long[2_000_000_000]",
    })
    void aFullHeapIsReportedAndCanBeLetGo(String code) {
        Reply reply = kernel.run("var hoard = new ArrayList<Object>();\n" + code);
        assertThat(reply.errorName()).isEqualTo("OutOfMemoryError");
        assertThat(reply.traceback()).contains("the heap of this kernel holds at most ", "INVERSERG_HEAP");
        assertThat(kernel.run("hoard.size() >= 0").text()).isEqualTo("true");
        assertThat(kernel.run("hoard = null;\nvar room = new long[10_000_000];\nroom = null;").status()).isEqualTo("ok");
        assertUsable();
    }

    @Test
    void theLibrarySaysHowMuchMemoryItWants() {
        Reply reply = kernel.run("Ising.critical(1024).seed(1).sample(1_000_000)");
        assertThat(reply.errorName()).isEqualTo("IllegalStateException");
        assertThat(reply.errorValue()).containsPattern("needs \\d+ MB of memory, but only \\d+ MB of the heap are free");
        assertUsable();
    }

    @Test
    void aCellThatEndsWhileItsThreadsPrintDisturbsNoLaterOne() {
        kernel.run("for (int i = 0; i < 4; i++) new Thread(() -> { for (int k = 0; k < 100_000; k++) System.out.println(k); }).start();");
        assertUsable();
    }

    /** One in four starts of kernels on other bases fails. */
    @RepeatedTest(8)
    void everyStartAnswers(@TempDir Path own) throws IOException {
        try (KernelClient other = KernelClient.start(own)) {
            assertThat(other.run("1 + 1").text()).isEqualTo("2");
        }
        assertThat(own.resolve("kernel.log")).content().isEmpty();
    }

    @Test
    void endsWithItsJupyter(@TempDir Path own) throws IOException, InterruptedException {
        Process jupyter = new ProcessBuilder("sleep", "60").start();
        try (KernelClient other = KernelClient.start(own, Path.of(System.getProperty("java.home")), jupyter.pid())) {
            other.submit("while (true) { }");
            jupyter.destroyForcibly();
            assertThat(other.ends()).isTrue();
        } finally {
            jupyter.destroyForcibly();
        }
    }
}
