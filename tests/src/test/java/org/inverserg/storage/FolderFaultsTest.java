package org.inverserg.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.inverserg.Slow;
import org.inverserg.environment.Command;
import org.inverserg.parallel.Parallel;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.Provenance;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What disks and other programs do to a shared folder: nothing wrong is ever read, and what was done is not lost. */
@Slow
@Timeout(300)
class FolderFaultsTest {

    private static final int BATCHES = 600;
    private static final int CHUNKS = 64;

    @TempDir
    private Path parent;

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(parent.resolve("share"));
    }

    private long run(DrawingJob job) {
        long[] hash = {job.batches()};
        new FolderEngine(folder, new Place(0, 1), Stopping.of(Map.of(), Instant.now()))
                .run(Progress.of("drawing", job.batches()), job, (batch, part) -> hash[0] = job.fold(hash[0], batch, part));
        return hash[0];
    }

    private long chunks() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".irg")).count();
        }
    }

    private boolean mount(String... options) throws IOException, InterruptedException {
        return Command.program(Stream.concat(Stream.of("mount", "-t", "tmpfs", "-o"), Stream.concat(Stream.of(options), Stream.of("tmpfs", folder.toString()))).toList(),
                parent, Map.of()).code() == 0;
    }

    private void unmount() throws IOException, InterruptedException {
        Command.program(List.of("umount", folder.toString()), parent, Map.of());
    }

    @Test
    void aFullDiskEndsTheCallAndWhatWasWrittenIsThere() throws Exception {
        DrawingJob job = DrawingJob.of(1, BATCHES, 1);
        long expected = run(job);
        try (Stream<Path> files = Files.walk(folder).sorted((a, b) -> b.compareTo(a)).filter(file -> !file.equals(folder))) {
            files.forEach(file -> assertThat(file.toFile().delete()).isTrue());
        }
        Assumptions.assumeTrue(mount("size=128k"), "root is needed to mount a small disk");
        try {
            job.runs().set(0);
            assertThatThrownBy(() -> run(job)).isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("the shared folder of drawing cannot be used any more", "what lies there is kept", "give it space");
            long kept = chunks();
            assertThat(kept).isBetween(1L, CHUNKS - 1L);
            assertThat(mount("remount,size=16m")).isTrue();
            job.runs().set(0);
            assertThat(run(job)).isEqualTo(expected);
            assertThat(job.runs().get()).as("%d of %d chunks were there", kept, CHUNKS).isLessThanOrEqualTo(BATCHES - (int) kept * (BATCHES / CHUNKS));
        } finally {
            unmount();
        }
    }

    @Test
    void aDiskThatCannotBeWrittenAnyMoreEndsTheCallAndWhatWasWrittenIsThere() throws Exception {
        DrawingJob job = DrawingJob.of(1, BATCHES, 1);
        Assumptions.assumeTrue(mount("size=16m"), "root is needed to mount a disk");
        try {
            long expected = run(job);
            try (Stream<Path> files = Files.list(folder.resolve("call-00001"))) {
                for (Path file : files.sorted().skip(CHUNKS / 2).toList()) {
                    Files.delete(file);
                }
            }
            assertThat(mount("remount,ro")).isTrue();
            job.runs().set(0);
            assertThatThrownBy(() -> run(job)).isInstanceOf(IllegalStateException.class).hasMessageContainingAll("cannot be used any more", "the right to write there");
            assertThatThrownBy(() -> Parallel.share(folder)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("written in");
            assertThat(chunks()).isEqualTo(CHUNKS / 2);
            assertThat(mount("remount,rw")).isTrue();
            job.runs().set(0);
            assertThat(run(job)).isEqualTo(expected);
            assertThat(job.runs()).hasValue(BATCHES / 2);
        } finally {
            unmount();
        }
    }

    /** Every bit of a chunk turned, every length that it could be cut to, and many bytes that are wrong: it is always noticed. */
    @Test
    void noDamageOfAChunkGoesUnnoticed() throws IOException {
        DrawingJob job = new DrawingJob(Provenance.of("draw", 64, 1L), 1, 1, new AtomicInteger());
        run(job);
        var call = SharedCall.of(folder, "00001", job);
        byte[] whole = Files.readAllBytes(call.file(0));
        assertThat(call.read(0)).hasSize(1);
        int tried = 0;
        for (int bit = 0; bit < Byte.SIZE * whole.length; bit++, tried++) {
            byte[] bytes = whole.clone();
            bytes[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertNoticed(call, bytes);
        }
        for (int length = 0; length < whole.length; length++, tried++) {
            assertNoticed(call, Arrays.copyOf(whole, length));
        }
        var random = new Random(3);
        for (; tried < 10_000; tried++) {
            byte[] bytes = whole.clone();
            int first = random.nextInt(bytes.length - 1);
            byte[] wrong = new byte[1 + random.nextInt(bytes.length - first)];
            random.nextBytes(wrong);
            wrong[0] = (byte) ~bytes[first];
            System.arraycopy(wrong, 0, bytes, first, wrong.length);
            assertNoticed(call, bytes);
        }
        Files.write(call.file(0), whole);
        assertThat(call.read(0)).hasSize(1);
    }

    private static void assertNoticed(SharedCall call, byte[] bytes) throws IOException {
        Files.write(call.file(0), bytes);
        assertThatThrownBy(() -> call.read(0)).isInstanceOf(IOException.class);
    }

    /** Two users share a folder and have jars of different versions, or of different streams. */
    @Test
    void chunksOfAnotherVersionAreRefused() throws IOException {
        DrawingJob job = DrawingJob.of(1, BATCHES, 1);
        long expected = run(job);
        Path chunk = folder.resolve("call-00001").resolve("chunk-00007.irg");
        byte[] own = Files.readAllBytes(chunk);
        String header = new String(own, StandardCharsets.ISO_8859_1);
        String version = "version " + Provenance.version();
        for (String other : List.of("version 0.0.1", version + " streams 0")) {
            String others = header.replaceFirst(version + " streams " + Provenance.STREAMS, other.contains("streams") ? other : other + " streams " + Provenance.STREAMS);
            new SealedFile(chunk, others.lines().limit(3).map(line -> line + "\n").reduce("", String::concat))
                    .write(new Wire(job.records(), 0), List.of());
            assertThatThrownBy(() -> run(job)).isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("found \"InverseRG chunk, format 1, " + other, "wanted \"InverseRG chunk, format 1, " + version, "share an empty folder");
        }
        Files.write(chunk, own);
        assertThat(run(job)).isEqualTo(expected);
    }
}
