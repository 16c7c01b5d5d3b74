package org.inverserg.storage;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * One file of a cache: {@value #FIRST_LINE}, its key on the second line, the result's bytes, and a CRC-32C of all before. Named by a hash of the
 * key; the key in the file tells the file of another result, the checksum one that was damaged.
 */
final class CacheFile {

    /** With the version of the format: older files are foreign to newer ones. */
    private static final String FIRST_LINE = "InverseRG cache, format 1\n";

    private static final int BUFFER = 1 << 16;
    private static final int NAME_BYTES = 16;

    private final Path file;
    private final byte[] header;

    CacheFile(Path folder, String key) {
        byte[] line = (key + "\n").getBytes(StandardCharsets.UTF_8);
        this.file = folder.resolve(HexFormat.of().formatHex(sha256(line), 0, NAME_BYTES) + ".irg");
        this.header = join(FIRST_LINE.getBytes(StandardCharsets.UTF_8), line);
    }

    /**
     * Nothing if there is no file.
     *
     * @throws IOException if there is one that cannot be used
     */
    <T> Optional<T> read(Form<T> form) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var checksum = new CRC32C();
        try (var in = new DataInputStream(new CheckedInputStream(new BufferedInputStream(WholeFile.read(file), BUFFER), checksum))) {
            if (!Arrays.equals(in.readNBytes(header.length), header)) {
                throw new IOException("the file belongs to something else");
            }
            T result = form.read(in);
            long found = checksum.getValue();
            if (in.readLong() != found || in.read() != -1) {
                throw new IOException("the file is damaged");
            }
            return Optional.ofNullable(result);
        } catch (EOFException e) {
            throw new IOException("the file is cut short", e);
        }
    }

    /** Nobody ever sees a part of it. */
    <T> void write(Form<T> form, T result) throws IOException {
        Files.createDirectories(file.getParent());
        WholeFile.write(file, whole -> {
            var checksum = new CRC32C();
            var out = new DataOutputStream(new CheckedOutputStream(new BufferedOutputStream(whole, BUFFER), checksum));
            out.write(header);
            form.write(result, out);
            out.writeLong(checksum.getValue());
            out.flush();
        });
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
