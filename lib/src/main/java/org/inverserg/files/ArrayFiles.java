package org.inverserg.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;
import org.inverserg.storage.WholeFile;

/**
 * The arrays of one file: {@code .npy} holds one, {@code .npz} several with names, any other file is a text with one table. What a file is, its first
 * bytes say.
 *
 * @hidden
 */
@Internal
public final class ArrayFiles {

    private static final byte[] ZIP = {'P', 'K'};
    /** So that the same content gives the same bytes: the first time that a zip file can name. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Path file;
    private final NpzFile archive;

    private ArrayFiles(Path file, NpzFile archive) {
        this.file = file;
        this.archive = archive;
    }

    /**
     * Opens a file.
     *
     * @throws IllegalArgumentException     if it is an archive of something else
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static ArrayFiles in(Path file) {
        try {
            byte[] start = start(Require.given(file, "the name of a file"));
            boolean isZip = start.length >= 2 && start[0] == ZIP[0] && start[1] == ZIP[1];
            return new ArrayFiles(file, isZip ? new NpzFile(file) : null);
        } catch (IOException e) {
            throw Trouble.of(file, "read", e);
        }
    }

    private static byte[] start(Path file) throws IOException {
        try (InputStream in = WholeFile.read(file)) {
            return in.readNBytes(8);
        }
    }

    /** The names of the arrays of an archive; none of other files. */
    public List<String> names() {
        return archive == null ? List.of() : archive.names();
    }

    /**
     * The array of that name, or the only one where there is no name.
     *
     * @throws IllegalArgumentException     if there is none, if its header does not tell the truth, or if it holds other things than numbers or text
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public ArraySource array(String name) {
        try {
            if (archive != null) {
                return archive.array(name == null ? only() : name);
            }
            if (name != null) {
                throw Trouble.with(file, "only an archive, .npz, has arrays with names", "\"" + name + "\"", "leave the name out");
            }
            if (!NpyHeader.begins(start(file))) {
                return TextArray.of(file);
            }
            return NpyArray.of(file, new ByteSource() {
                @Override
                public InputStream open() throws IOException {
                    return WholeFile.read(file);
                }

                @Override
                public long length() throws IOException {
                    return Files.size(file);
                }
            });
        } catch (IOException e) {
            throw Trouble.of(file, "read", e);
        }
    }

    private String only() {
        List<String> names = names();
        if (names.size() != 1) {
            throw Trouble.with(file, "one array must be meant", names.isEmpty() ? "none" : String.join(", ", names), "name one of them by array(…)");
        }
        return names.get(0);
    }

    /** The number in an array of one, if there is an array of that name. */
    public Optional<Double> number(String name) {
        if (!names().contains(name)) {
            return Optional.empty();
        }
        ArraySource array = array(name);
        if (array.shape().length != 0 || !array.type().isNumber()) {
            throw Trouble.with(file, "the array \"" + name + "\" must be one number", ArraySource.text(array.shape()), "write it as np.int64(…) or np.float64(…)");
        }
        double[] number = new double[1];
        array.forEach((index, value) -> number[0] = value);
        return Optional.of(number[0]);
    }

    /** The text in an array of one, if there is an array of that name. */
    public Optional<String> text(String name) {
        return names().contains(name) ? Optional.of(((NpyArray) array(name)).text()) : Optional.empty();
    }

    /** Writes one array, {@code .npy}. */
    public static void write(Path file, ArrayContent array) {
        Require.given(array, "the array to be written");
        write(file, array::writeNpy);
    }

    /** Writes arrays under names, {@code .npz}, compressed. */
    public static void write(Path file, Map<String, ArrayContent> arrays) {
        Require.named(arrays, "the arrays to be written");
        write(file, out -> {
            var zip = new ZipOutputStream(out);
            for (Map.Entry<String, ArrayContent> array : arrays.entrySet()) {
                var entry = new ZipEntry(array.getKey() + ".npy");
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                array.getValue().writeNpy(zip);
                zip.closeEntry();
            }
            zip.finish();
        });
    }

    /** Writes a file aside and puts it into its place. */
    public static void write(Path file, ArrayContent.Body content) {
        Require.given(content, "the content of a file");
        try {
            WholeFile.write(file, (OutputStream out) -> content.writeTo(out));
        } catch (IOException e) {
            throw Trouble.of(file, "written", e);
        }
    }
}
