package org.inverserg.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.inverserg.Slow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs {@code environment/submit}, and the job that it writes as SLURM does. */
@Slow
class SubmitCommandTest {

    private static final String SCRIPT = """
            System.out.println(args[0] + SymmetricKernel.withWeights(3, 1.41, 0.63, 0.55).dream(%d).seed(1).upTo(64).observables().estimate("chi", 64));
            """;

    @TempDir
    private Path folder;

    @BeforeAll
    static void build() throws Exception {
        Command.requireBuild();
    }

    @BeforeEach
    void writeScripts() throws IOException {
        Files.writeString(folder.resolve("my run.jsh"), SCRIPT.formatted(640));
        Files.writeString(folder.resolve("long.jsh"), SCRIPT.formatted(10_000_000));
    }

    private Command submit(String... arguments) throws IOException, InterruptedException {
        return Command.run(folder, Map.of(), "submit", arguments);
    }

    /** What it writes to standard output, in a file. */
    private Path job(String... arguments) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("bash", "-c", "\"$@\" 2>messages >job.sbatch", "bash", Command.path("submit").toString()));
        words.addAll(List.of(arguments));
        assertThat(Command.program(words, folder, Map.of()).code()).isZero();
        return folder.resolve("job.sbatch");
    }

    @Test
    void theJobSaysWhatSlurmNeedsToKnow() throws Exception {
        Path job = job("--processes", "40", "--threads", "3", "--time", "1-12", "--memory", "2G", "my run.jsh", "a b");
        assertThat(Files.readString(job)).startsWith("#!/bin/bash\n").contains("#SBATCH --job-name=my_run\n", "#SBATCH --array=0-39\n", "#SBATCH --cpus-per-task=3\n",
                "#SBATCH --mem=3072M\n", "#SBATCH --time=1-12\n", "#SBATCH --signal=B:USR1@", "#SBATCH --requeue\n", "#SBATCH --open-mode=append\n",
                "#SBATCH --output=my_run-%a.log\n", "export INVERSERG_SHARE=" + folder + "/my_run-share\n", "INVERSERG_HEAP=2048m", "INVERSERG_THREADS=3",
                "/environment/shell " + folder + "/my\\ run.jsh a\\ b &");
        assertThat(Files.readString(folder.resolve("messages"))).contains("40 processes with 3 threads each share " + folder, "at most 16 threads busy, which 6 of them have");
        assertThat(Command.program(List.of("bash", "-n", job.toString()), folder, Map.of()).code()).isZero();
        if (Tools.onPath("shellcheck")) {
            assertThat(Command.program(List.of("shellcheck", job.toString()), folder, Map.of()).output()).isEmpty();
        }
        Files.createDirectories(folder.resolve("other/call-00001"));
        Files.createFile(folder.resolve("other/call-00001/chunk-00000.irg"));
        assertThat(submit("--folder", "other", "my run.jsh").output()).contains("INVERSERG_SHARE=" + folder + "/other\n", "It holds parts of an earlier run");
    }

    /** As SLURM ends jobs: at their time limit, which queues them again, or because they are cancelled. */
    @Test
    void theJobIsQueuedAgainAtItsTimeLimitAndNotWhenItIsCancelled() throws Exception {
        Path queue = Files.createDirectory(folder.resolve("bin")).resolve("scontrol");
        Files.writeString(queue, "#!/bin/bash\necho \"$*\" >>" + folder.resolve("queued") + "\n");
        Files.setPosixFilePermissions(queue, PosixFilePermissions.fromString("rwxr-xr-x"));
        Map<String, String> slurm = Map.of("SLURM_JOB_ID", "17", "PATH", queue.getParent() + ":" + System.getenv("PATH"));
        Path job = job("--threads", "1", "--memory", "256M", "long.jsh", "chi = ");
        for (String signal : List.of("TERM", "USR1")) {
            assertThat(folder.resolve("queued")).doesNotExist();
            long before = chunks();
            try (var running = Running.start(folder, slurm, "bash", job.toString())) {
                running.until(() -> chunks() > before + 2);
                running.signal(signal);
                assertThat(running.await()).returns(75, Command::code);
            }
        }
        assertThat(folder.resolve("queued")).hasContent("requeue 17\n");
        Command whole = Command.program(List.of("bash", job("--threads", "1", "--memory", "256M", "my run.jsh", "chi = ").toString()), folder, slurm);
        assertThat(whole).returns(0, Command::code).extracting(Command::output).asString().contains("chi = ");
        assertThat(folder.resolve("queued")).hasContent("requeue 17\n");
    }

    private long chunks() {
        try (Stream<Path> files = Files.walk(Files.createDirectories(folder.resolve("long-share")))) {
            return files.filter(file -> file.toString().endsWith(".irg")).count();
        } catch (IOException e) {
            return 0;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --processes 0 run.jsh       | The number of processes must be a whole number from 1 to 1000, got "0".
            --processes many run.jsh    | The number of processes must be a whole number
            --processes 1001 run.jsh    | from 1 to 1000, got "1001"
            --processes -3 run.jsh      | The number of processes must be a whole number
            --threads 1e3 run.jsh       | The number of threads must be a whole number from 1 to 256
            --time soon run.jsh         | A time limit is written as SLURM does
            --time 1:2:3:4 run.jsh      | A time limit is written as SLURM does
            --time 9 run.jsh            | must be at least 10 minutes, got 9, which is 540 seconds
            --time 0:08:09 run.jsh      | must be at least 10 minutes, got 0:08:09, which is 489 seconds
            --memory 4 run.jsh          | A size of memory must be a whole number with M or G behind it
            --memory 1M run.jsh         | must be from 256M to 4096G
            --memory G run.jsh          | A size of memory must be
            --folder no/where run.jsh   | There is no folder no
            --folder run.jsh run.jsh    | run.jsh is to be a folder that processes share, and is a file
            nowhere.jsh                 | There is no script nowhere.jsh that can be read
            --folder                    | --folder needs a value behind it
            --jobs 3 run.jsh            | There is no option --jobs
            """)
    void nonsenseIsRefused(String arguments, String message) throws Exception {
        Files.writeString(folder.resolve("run.jsh"), "1 + 1");
        assertThat(submit(arguments.split(" "))).returns(1, Command::code).extracting(Command::output).asString().contains(message).doesNotContain("#SBATCH");
    }

    @Test
    void helpIsGiven() throws Exception {
        assertThat(submit("--help")).returns(0, Command::code).extracting(Command::output).asString().contains("at most 16 parts", "--processes");
        assertThat(submit()).returns(1, Command::code).extracting(Command::output).asString().contains("The script to run is missing.");
    }
}
