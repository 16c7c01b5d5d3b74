package org.inverserg.storage;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * A file that tells what it holds: lines of text, the last of which is a key, then bytes, and a CRC-32C of all before. The lines tell the file of
 * another result, the checksum one that was damaged.
 */
final class SealedFile {

    private static final int BUFFER = 1 << 16;
    private static final int CHECKSUM = Long.BYTES;

    private final Path file;
    private final byte[] header;

    /** @param header lines, each with its end */
    SealedFile(Path file, String header) {
        this.file = file;
        this.header = header.getBytes(StandardCharsets.UTF_8);
    }

    Path file() {
        return file;
    }

    /** The lines that tell this file from others. */
    String header() {
        return new String(header, StandardCharsets.UTF_8);
    }

    /** The file is whole and holds something else. */
    static final class ForeignException extends IOException {

        private final String found;

        ForeignException(String found) {
            super("the file belongs to something else");
            this.found = found;
        }

        /** The lines with which the file begins, as many as were looked for. */
        String found() {
            return found;
        }
    }

    /**
     * Nothing if there is no file.
     *
     * @throws ForeignException if it is the file of something else
     * @throws IOException      if there is one that cannot be used
     */
    <T> Optional<T> read(Form<T> form) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        verify();
        try (var in = new DataInputStream(new BufferedInputStream(WholeFile.read(file), BUFFER))) {
            byte[] found = in.readNBytes(header.length);
            if (!Arrays.equals(found, header)) {
                throw new ForeignException(lines());
            }
            T result = form.read(in);
            in.readLong(); // the checksum
            if (in.read() != -1) {
                throw damaged();
            }
            return Optional.ofNullable(result);
        } catch (EOFException e) {
            throw new IOException("the file is cut short", e);
        }
    }

    private static IOException damaged() {
        return new IOException("the file is damaged");
    }

    /** Compares the checksum: what is read afterwards is what was written, by this call or another. */
    private void verify() throws IOException {
        var checksum = new CRC32C();
        try (var in = new DataInputStream(new BufferedInputStream(WholeFile.read(file), BUFFER))) {
            byte[] next = new byte[BUFFER];
            for (long left = Files.size(file) - CHECKSUM; left > 0; left -= next.length) {
                int length = (int) Math.min(left, next.length);
                in.readFully(next, 0, length);
                checksum.update(next, 0, length);
            }
            if (in.readLong() != checksum.getValue()) {
                throw damaged();
            }
        } catch (EOFException e) {
            throw new IOException("the file is cut short", e);
        }
    }

    /** As many lines as the header has. */
    private String lines() throws IOException {
        try (InputStream in = WholeFile.read(file)) {
            return String.join("\n", new String(in.readNBytes(BUFFER), StandardCharsets.UTF_8).lines().limit(header().lines().count()).toList());
        }
    }

    /** Notes that the file was used: who makes room removes first what was not for longest. */
    void touch() {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            return; // a folder that is read-only is read all the same
        }
    }

    /** Nobody ever sees a part of it. */
    <T> void write(Form<T> form, T result) throws IOException {
        WholeFile.write(file, whole -> {
            var checksum = new CRC32C();
            // The buffer is above the checksum, which is quick for many bytes at once and slow for a few.
            var out = new DataOutputStream(new BufferedOutputStream(new CheckedOutputStream(whole, checksum), BUFFER));
            out.write(header);
            form.write(result, out);
            out.flush();
            out.writeLong(checksum.getValue());
            out.flush();
        });
    }
}
