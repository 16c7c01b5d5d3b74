package org.inverserg.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inverserg.Slow;
import org.inverserg.parallel.CancelledException;
import org.inverserg.parallel.Engine;
import org.inverserg.parallel.Parallel;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.ProgressListener;
import org.inverserg.parallel.StoppedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes are engines here, each with its own idea of what was called: the folder is all that they have in common. */
@Slow
@Timeout(300)
class FolderEngineTest {

    private static final int BATCHES = 600;

    private final Engine engineBefore = Parallel.engine();
    private final int threadsBefore = Parallel.threads();
    private final ProgressListener listenerBefore = Parallel.progressListener();

    @TempDir
    private Path parent;

    private Path folder;
    private long expected;

    @BeforeEach
    void oneProcess() throws IOException {
        folder = Files.createDirectory(parent.resolve("share"));
        Parallel.setEngine(Engine.threads());
        expected = DrawingJob.of(1, BATCHES, 1).result();
    }

    @AfterEach
    void restoreSettings() {
        Parallel.setEngine(engineBefore);
        Parallel.setThreads(threadsBefore);
        Parallel.setProgressListener(listenerBefore);
    }

    private Engine engine(int number, int of) {
        return new FolderEngine(folder, new Place(number, of), Stopping.of(Map.of(), Instant.now()));
    }

    /** The result of a job, and how many batches were run for it. */
    private static long run(Engine engine, DrawingJob job) {
        long[] hash = {job.batches()};
        engine.run(Progress.of("drawing", job.batches()), job, (batch, part) -> hash[0] = job.fold(hash[0], batch, part));
        return hash[0];
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void oneProcessGivesTheSameBitsAndTheNextReadsThem(int threads) throws IOException {
        Parallel.setThreads(threads);
        Parallel.share(folder);
        DrawingJob job = DrawingJob.of(1, BATCHES, 1);
        assertThat(job.result()).isEqualTo(expected);
        assertThat(job.runs()).hasValue(BATCHES);
        assertThat(files(".irg")).hasSize(64);
        assertThat(files(".claim")).isEmpty();
        assertThat(files(".part")).isEmpty();

        Parallel.share(folder);
        DrawingJob again = DrawingJob.of(1, BATCHES, 1);
        assertThat(again.result()).isEqualTo(expected);
        assertThat(again.runs()).hasValue(0);
    }

    @Test
    void processesShareTheWork() {
        DrawingJob job = DrawingJob.of(1, BATCHES, 20_000);
        List<CompletableFuture<Long>> all = IntStream.range(0, 3)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> run(engine(number, 3), job), command -> new Thread(command).start())).toList();
        assertThat(all.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(job.runs().get()).as("few are made twice").isBetween(BATCHES, BATCHES + BATCHES / 4);
        Parallel.setEngine(Engine.threads());
        assertThat(all.get(0).join()).isEqualTo(job.result());
    }

    @Test
    void aProcessThatWasCancelledHasLostNothingThatWasDone() {
        DrawingJob job = DrawingJob.of(1, BATCHES, 1);
        Engine first = engine(0, 1);
        assertThatThrownBy(() -> first.run(Progress.of("drawing", BATCHES), job, (batch, part) -> {
            if (batch == 300) {
                Thread.currentThread().interrupt();
            }
        })).isInstanceOf(CancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        int done = job.runs().get();
        assertThat(done).isGreaterThan(300);
        assertThat(run(engine(0, 1), job)).isEqualTo(expected);
        assertThat(job.runs().get()).isBetween(BATCHES, BATCHES + 20 * Parallel.threads());
    }

    @Test
    void aCallWhoseChunksAreAllThereIsCancelledToo() {
        DrawingJob job = DrawingJob.of(1, BATCHES, 1);
        run(engine(0, 1), job);
        var merged = new AtomicInteger();
        assertThatThrownBy(() -> engine(0, 1).run(Progress.of("drawing", BATCHES), job, (batch, part) -> {
            merged.incrementAndGet();
            if (batch == 300) {
                Thread.currentThread().interrupt();
            }
        })).isInstanceOf(CancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(merged.get()).isBetween(301, 310);
    }

    /** Claims of processes that are gone, of none, and of one that lives and does not get on. */
    @Test
    void whatIsClaimedAndNotThereIsMadeAllTheSame() throws IOException {
        Path call = Files.createDirectories(folder.resolve("call-00001"));
        Claim own = Claim.own();
        for (int chunk = 0; chunk < 64; chunk++) {
            Path file = call.resolve(String.format("chunk-%05d.claim", chunk));
            switch (chunk % 4) {
                case 0 -> new Claim(own.machine(), own.process(), own.start() - 1).takeOver(file);
                case 1 -> Files.createFile(file);
                case 2 -> new Claim("elsewhere", own.process(), own.start()).takeOver(file);
                default -> own.takeOver(file);
            }
        }
        DrawingJob job = DrawingJob.of(1, BATCHES, 1);
        assertThat(run(engine(0, 1), job)).isEqualTo(expected);
        assertThat(job.runs()).hasValue(BATCHES);
        assertThat(files(".claim")).isEmpty();
    }

    @Test
    void aDamagedChunkIsMadeAgain() throws IOException {
        DrawingJob job = DrawingJob.of(1, BATCHES, 1);
        run(engine(0, 1), job);
        var random = new Random(5);
        List<Path> chunks = files(".irg");
        for (Path chunk : chunks) {
            byte[] bytes = Files.readAllBytes(chunk);
            if (random.nextBoolean()) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                Files.write(chunk, bytes);
            } else {
                Files.write(chunk, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            }
        }
        job.runs().set(0);
        assertThat(run(engine(0, 1), job)).isEqualTo(expected);
        assertThat(job.runs()).hasValue(BATCHES);
    }

    @Test
    void chunksOfAnotherCallAreAnErrorThatNamesBothKeys() {
        run(engine(0, 1), DrawingJob.of(1, BATCHES, 1));
        DrawingJob other = DrawingJob.of(2, BATCHES, 1);
        assertThatThrownBy(() -> run(engine(0, 1), other)).isInstanceOf(IllegalStateException.class).hasMessageContainingAll("call-00001",
                "found \"InverseRG chunk, format 1", "call 00001, batches 0 to 8 of 600; words of InverseRG", "seed 1\"", "wanted \"", "seed 2\"",
                "share an empty folder");
        assertThat(run(engine(0, 1), DrawingJob.of(1, BATCHES, 1))).as("nothing was lost").isEqualTo(expected);
    }

    /** A thousand parts that come in any order, twice, or not at all, while three processes want them. */
    @Test
    void lossesAndDuplicatesChangeNoBit() throws IOException {
        int parts = 64_000; // in a thousand chunks
        DrawingJob job = DrawingJob.of(3, parts, 1);
        Parallel.setEngine(Engine.threads());
        long whole = job.result();
        job.runs().set(0);
        List<CompletableFuture<Long>> all = IntStream.range(0, 3)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> run(engine(number, 7), job), command -> new Thread(command).start())).toList();
        var random = new Random(9);
        int lost = 0;
        while (lost < 200 && !all.stream().allMatch(CompletableFuture::isDone)) {
            Path file = folder.resolve("call-00001").resolve(String.format("chunk-%05d.%s", random.nextInt(1000), random.nextInt(4) == 0 ? "claim" : "irg"));
            lost += Files.deleteIfExists(file) ? 1 : 0;
        }
        assertThat(all.stream().map(CompletableFuture::join)).containsOnly(whole);
        assertThat(lost).isPositive();
        assertThat(job.runs().get()).isGreaterThanOrEqualTo(parts);
    }

    @Test
    void aFolderThatGoesAwayIsTold() throws IOException {
        DrawingJob job = DrawingJob.of(1, BATCHES, 20_000);
        long whole = job.result();
        Path moved = folder.resolveSibling("moved");
        assertThatThrownBy(() -> engine(0, 1).run(Progress.of("drawing", BATCHES), job, (batch, part) -> {
            if (batch == 0) {
                moveAway(moved);
            }
        })).isInstanceOf(IllegalStateException.class).hasMessageContainingAll("the shared folder of drawing cannot be used any more: NoSuchFile",
                "what lies there is kept", "start the same again and it goes on");
        Files.move(moved, folder);
        assertThat(run(engine(0, 1), job)).isEqualTo(whole);
    }

    private void moveAway(Path moved) {
        try {
            Files.move(folder, moved);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenInIsRefusedBeforeAnythingRuns() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> Parallel.share(file)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("a folder to share must be one that can be made and written in", file.toString());
        assertThatThrownBy(() -> Parallel.share(null)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("the folder to share");
    }

    @Test
    void whoIsToldToStopEndsBetweenChunksAndGoesOnLater() {
        DrawingJob job = DrawingJob.of(1, BATCHES, 20_000);
        long whole = job.result();
        job.runs().set(0);
        Engine engine = engine(0, 1);
        assertThatThrownBy(() -> engine.run(Progress.of("drawing", BATCHES), job, (batch, part) -> {
            if (batch == 100) {
                assertThat(engine.stop()).isTrue();
            }
        })).isInstanceOf(StoppedException.class).hasMessageContainingAll("drawing was asked to stop", folder.toString(), "it goes on");
        assertThatThrownBy(() -> run(engine, job)).as("no call begins any more").isInstanceOf(StoppedException.class);
        assertThat(job.runs().get()).isLessThan(BATCHES);
        assertThat(run(engine(0, 1), job)).isEqualTo(whole);
        assertThat(job.runs()).as("no batch was run twice").hasValue(BATCHES);
    }

    @Test
    void aTimeLimitStopsBeforeItIsReached() {
        DrawingJob job = DrawingJob.of(1, BATCHES, 2_000_000);
        Instant now = Instant.now();
        long begin = System.nanoTime();
        var limited = new FolderEngine(folder, new Place(0, 1), Stopping.of(Map.of(Stopping.VARIABLE, String.valueOf(now.getEpochSecond() + 4)), now));
        assertThatThrownBy(() -> run(limited, job)).isInstanceOf(StoppedException.class);
        assertThat(System.nanoTime() - begin).isLessThan(20_000_000_000L);
        assertThat(job.runs().get()).isBetween(1, BATCHES - 1);
    }

    /** Whether a result was in a process's cache must not move the numbers of the calls after it. */
    @Test
    void callsThatACacheSparesAreCountedToo() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolveSibling("cache"));
        for (int time = 0; time < 2; time++) {
            Parallel.share(folder);
            DrawingJob first = DrawingJob.of(1, BATCHES, 1);
            Cached<double[]> cached = Cache.in(elsewhere).get("of seed 1", new Numbers(1), () -> new double[] {first.result()});
            assertThat(cached.result()).containsExactly((double) expected);
            assertThat(first.runs()).hasValue(time == 0 ? BATCHES : 0);
            DrawingJob second = DrawingJob.of(2, BATCHES, 1);
            second.result();
            assertThat(second.runs()).hasValue(time == 0 ? BATCHES : 0);
        }
        assertThat(files(".irg").stream().map(file -> folder.relativize(file).getName(0).toString()).distinct())
                .containsExactly("call-00001.00001", "call-00002");
    }

    @Test
    void exceptionsOfTheWorkAndOfTheMergeComeOutAsTheyAre() {
        var wrong = new IllegalArgumentException("this part is wrong");
        assertThatThrownBy(() -> engine(0, 1).run(Progress.of("drawing", BATCHES), DrawingJob.of(1, BATCHES, 1), (batch, part) -> {
            throw wrong;
        })).isSameAs(wrong);
        assertThatThrownBy(() -> run(engine(0, 1), DrawingJob.of(1, BATCHES, -1))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rounds");
    }

    @Test
    void progressIsToldToItsEndAlsoWhereNothingIsDoneHere() {
        run(engine(0, 1), DrawingJob.of(1, BATCHES, 1));
        var told = new ArrayList<Long>();
        Parallel.setProgressListener((task, done, total) -> told.add(done));
        run(engine(0, 1), DrawingJob.of(1, BATCHES, 1));
        assertThat(told).isSorted().startsWith(0L).endsWith((long) BATCHES);
    }
}
