package org.inverserg.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.inverserg.parallel.Job;
import org.inverserg.parallel.Provenance;

/**
 * One long call in a shared folder: its batches in chunks, a file for each. How batches are divided follows from their number alone, so all
 * processes divide alike.
 *
 * @param folder  of this call
 * @param number  of the call in its script
 * @param key     of all that the results follow from
 * @param batches how many
 * @param records that results are made of
 */
record SharedCall(Path folder, String number, String key, int batches, List<Class<? extends Record>> records) {

    private static final String FIRST_LINE = "InverseRG chunk, format 1, version " + Provenance.version() + " streams " + Provenance.STREAMS;
    /** A chunk costs about a millisecond beside its work, so a short call has few. A long one has enough for hundreds of processes. */
    private static final int FEWEST_CHUNKS = 64;
    private static final int MOST_CHUNKS = 4096;
    private static final int BATCHES_OF_A_CHUNK = 64;

    static SharedCall of(Path folder, String number, Job<?, ?> job) {
        return new SharedCall(folder.resolve("call-" + number), number, job.key().replace('\n', ' '), job.batches(), job.records());
    }

    int chunks() {
        return Math.min(batches, Math.max(FEWEST_CHUNKS, Math.min(MOST_CHUNKS, batches / BATCHES_OF_A_CHUNK)));
    }

    /** The first batch of a chunk; of the chunk after the last, the number of batches. */
    int first(int chunk) {
        return (int) ((long) batches * chunk / chunks());
    }

    private SealedFile sealed(int chunk) {
        return new SealedFile(file(chunk), FIRST_LINE + "\ncall " + number + ", batches " + first(chunk) + " to " + (first(chunk + 1) - 1) + " of "
                + batches + "\n" + key + "\n");
    }

    Path file(int chunk) {
        return folder.resolve(name(chunk, ".irg"));
    }

    Path claim(int chunk) {
        return folder.resolve(name(chunk, ".claim"));
    }

    private static String name(int chunk, String ending) {
        return String.format(Locale.ROOT, "chunk-%05d%s", chunk, ending);
    }

    void write(int chunk, List<?> results) throws IOException {
        sealed(chunk).write(new Wire(records, 0), results);
    }

    /**
     * The results of a chunk's batches.
     *
     * @throws IllegalStateException if the file is that of another call
     * @throws IOException           if it cannot be used and is to be made again
     */
    List<?> read(int chunk) throws IOException {
        SealedFile file = sealed(chunk);
        try {
            Optional<Object> results = file.read(Wire.of(records, file.file()));
            if (results.isPresent() && results.get() instanceof List<?> list && list.size() == first(chunk + 1) - first(chunk)) {
                return list;
            }
            throw new IOException("the file has not the results of its batches");
        } catch (SealedFile.ForeignException e) {
            throw new IllegalStateException("the file " + file.file() + " was made by another call than this one: found " + quoted(e.found())
                    + ", wanted " + quoted(file.header()) + "; a folder is shared by processes that run the same script with the same version of"
                    + " the library: share an empty folder, or remove what this one holds", e);
        }
    }

    private static String quoted(String lines) {
        return "\"" + lines.strip().replace("\n", "; ") + "\"";
    }
}
