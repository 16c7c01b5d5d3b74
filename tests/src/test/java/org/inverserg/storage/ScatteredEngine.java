package org.inverserg.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Engine;
import org.inverserg.parallel.Job;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.Provenance;

/**
 * A cluster at its worst, in one thread: batches run in any order, by processes that know nothing of each other, some twice, and some are lost and run
 * again. What they give travels as bytes.
 */
public final class ScatteredEngine implements Engine {

    private final Random random;
    private final List<String> keys = new ArrayList<>();

    public ScatteredEngine(long seed) {
        random = new Random(seed);
    }

    @Override
    public <S, R> void run(Progress progress, Job<S, R> job, Batches.Merge<R> merge) {
        assertThat(job.key()).as("all that results follow from").isEqualTo(job.key()).contains("InverseRG " + Provenance.version() + " streams", "seed ");
        keys.add(job.key());
        progress.during(() -> {
            byte[][] results = results(progress, job);
            for (int batch = 0; batch < results.length; batch++) {
                if (job.isWanted(batch)) {
                    merge.accept(batch, read(job, results[batch]));
                }
            }
        });
    }

    private <S, R> byte[][] results(Progress progress, Job<S, R> job) {
        byte[][] results = new byte[job.batches()][];
        boolean lost = true; // at least the first
        while (Arrays.asList(results).contains(null)) {
            S scratch = job.scratch(progress);
            for (int batch : someTwice(results)) {
                if (random.nextInt(4) == 0) {
                    scratch = job.scratch(progress); // another process
                }
                byte[] bytes = write(job, job.run(scratch, batch));
                if (!lost) {
                    keep(results, batch, bytes, job.key());
                }
                lost = random.nextInt(4) == 0;
            }
        }
        int any = random.nextInt(results.length);
        keep(results, any, write(job, job.run(job.scratch(progress), any)), job.key());
        return results;
    }

    private static void keep(byte[][] results, int batch, byte[] bytes, String key) {
        if (results[batch] == null) {
            results[batch] = bytes;
        }
        assertThat(bytes).as("batch %d again, of %s", batch, key).isEqualTo(results[batch]);
    }

    /** What is missing, in any order, and a few batches once more. */
    private List<Integer> someTwice(byte[][] results) {
        var batches = new ArrayList<Integer>();
        for (int batch = 0; batch < results.length; batch++) {
            if (results[batch] == null || random.nextInt(8) == 0) {
                batches.add(batch);
            }
            if (random.nextInt(8) == 0) {
                batches.add(batch);
            }
        }
        Collections.shuffle(batches, random);
        return batches;
    }

    private static byte[] write(Job<?, ?> job, Object result) {
        var bytes = new ByteArrayOutputStream();
        try {
            new Wire(job.records(), 0).write(result, new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @SuppressWarnings("unchecked") // what the job wrote
    private static <R> R read(Job<?, R> job, byte[] bytes) {
        try {
            return (R) new Wire(job.records(), bytes.length).read(new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the calls that were made, in their order. */
    public List<String> keys() {
        return List.copyOf(keys);
    }
}
