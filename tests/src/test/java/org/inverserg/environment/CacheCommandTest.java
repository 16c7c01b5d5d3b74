package org.inverserg.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.inverserg.Slow;
import org.inverserg.parallel.Engine;
import org.inverserg.parallel.Parallel;
import org.inverserg.upscaling.SymmetricKernel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code environment/cache} on results that the library keeps. */
@Slow
class CacheCommandTest {

    private static final SymmetricKernel KERNEL = SymmetricKernel.withWeights(3, 1.41, 0.63, 0.55);

    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    @TempDir
    private Path folder;

    private Command cache(String... arguments) throws IOException, InterruptedException {
        return Command.run(folder, Map.of("INVERSERG_CACHE", folder.resolve("cache").toString()), "cache", arguments);
    }

    private void dream(long seed) {
        KERNEL.dream(64).seed(seed).cached(folder.resolve("cache")).upTo(8);
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
            return files.toList();
        }
    }

    @Test
    void whatWasUsedLeastRecentlyGoesFirst() throws Exception {
        assertThat(cache().output()).endsWith("cache is not there yet: nothing is kept.\n");
        dream(1);
        long size = Files.size(kept().get(0));
        dream(2);
        dream(3);
        for (Path file : kept()) {
            Files.setLastModifiedTime(file, LONG_AGO);
        }
        dream(2);
        assertThat(cache().output()).contains("cache holds 3 results, ");
        assertThat(cache("--list").output().lines()).hasSize(3).allMatch(line -> line.contains("InverseRG"));
        assertThat(cache("--list").output().lines().findFirst().orElse("")).contains("seed 2");
        Command limited = cache("--limit", String.valueOf(size));
        assertThat(limited.output()).contains("cache holds 1 result, ");
        assertThat(limited.code()).isZero();
        assertThat(KERNEL.dream(64).seed(2).cached(folder.resolve("cache")).upTo(8).provenance().notes()).hasSize(1);
    }

    @Test
    void onlyWhatInverseRgMadeIsRemoved() throws Exception {
        dream(1);
        Path own = Files.writeString(folder.resolve("cache").resolve("abc.irg"), "mine");
        Path text = Files.writeString(folder.resolve("cache").resolve("notes.txt"), "InverseRG cache, format 1\n");
        assertThat(cache("--clear").output()).contains("cache holds 0 results");
        assertThat(kept()).containsExactlyInAnyOrder(own, text);
    }

    @Test
    void aFolderThatProcessesSharedIsShownAndCleared() throws Exception {
        Path share = folder.resolve("share");
        Engine before = Parallel.engine();
        try {
            Parallel.share(share);
            KERNEL.dream(128).seed(7).upTo(8);
        } finally {
            Parallel.setEngine(before);
        }
        Command listed = cache("--list", share.toString());
        assertThat(listed.output()).contains("call-00001", "2 chunks: ", "seed 7", "with weights");
        assertThat(cache(share.toString()).output()).contains("share holds 2 results, ");
        assertThat(cache("--clear", share.toString()).code()).isZero();
        try (Stream<Path> left = Files.list(share)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void whatIsNotUnderstoodIsSaid() throws Exception {
        assertThat(cache("--limit", "much")).returns(1, Command::code).extracting(Command::output).asString().contains("got much; write for example");
        assertThat(cache("--limit").output()).contains("needs a size behind it");
        assertThat(cache("--forget")).returns(1, Command::code).extracting(Command::output).asString().contains("There is no option --forget");
        assertThat(cache("nowhere").output()).contains("There is no folder nowhere");
        assertThat(cache("--help")).returns(0, Command::code);
    }
}
