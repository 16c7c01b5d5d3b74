package org.inverserg.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.inverserg.Slow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of {@code environment/bench} can be seen without timing anything. */
@Slow
class BenchCommandTest {

    private static final Path COMMANDS = Path.of("..", "environment").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @Test
    void unknownOptionsAreRefusedWithTheKnownOnes() throws Exception {
        Process process = start(COMMANDS.resolve("bench").toString(), "--peer");
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(output).contains("knows --peers, --autocorrelation and --random, got --peer;");
    }

    @Test
    void peersStandBesideOurRowsOfOneThread() throws Exception {
        Path ours = Files.writeString(folder.resolve("bench.csv"),
                "task,threads,unit,median,min,max\ndream k=3 L=512,1,ns/spin,0.125,0.1,0.2\ndream k=3 L=512,2,ns/spin,0.0625,0.06,0.1\n");
        Path peers = Files.writeString(folder.resolve("peers.csv"),
                "peer,task,threads,unit,median,min,max\n\"PyTorch, tuned\",dream k=3 L=512,1,ns/spin,10,9,11\n");
        Process process = start("python3", COMMANDS.resolve("peers").resolve("compare.py").toString(), ours.toString(), peers.toString());
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output.lines().reduce((first, last) -> last).orElseThrow().split(" {2,}"))
                .containsExactly("dream k=3 L=512", "ns/spin", "0.125", "PyTorch, tuned", "10", "80");
    }

    private static Process start(String... command) throws IOException {
        return new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
    }
}
