package org.inverserg.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * An archive of arrays as {@code np.savez} writes it: a zip file whose entries are called {@code NAME.npy}. Nothing is unpacked to the disk.
 *
 * <p>An entry that says to be larger than its compressed bytes can become, one that is larger than it says, and one whose checksum is another are
 * refused.
 */
final class NpzFile {

    private static final String SUFFIX = ".npy";
    private static final int MOST_ENTRIES = 10_000;
    /** Deflate makes at most 1032 bytes of one. */
    private static final long MOST_PER_BYTE = 1032;
    private static final long SMALLEST = 1024;

    private final Path file;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();

    NpzFile(Path file) throws IOException {
        this.file = file;
        try (ZipFile zip = open()) {
            if (zip.size() > MOST_ENTRIES) {
                throw Trouble.with(file, "an archive must have at most " + MOST_ENTRIES + " arrays", zip.size(), "write fewer by np.savez");
            }
            for (ZipEntry entry : Collections.list(zip.entries())) {
                add(entry);
            }
        }
    }

    private ZipFile open() throws IOException {
        try {
            return new ZipFile(file.toFile());
        } catch (IllegalArgumentException e) {
            throw new IOException("its table of contents cannot be read", e);
        }
    }

    private void add(ZipEntry entry) {
        String name = entry.getName();
        if (!name.endsWith(SUFFIX) || name.contains("/") || name.contains("\\") || name.contains("..")) {
            throw Trouble.with(file, "the entries of an archive must be called NAME.npy", "\"" + name + "\"", "write the arrays by np.savez");
        }
        boolean known = entry.getSize() >= 0 && entry.getCompressedSize() >= 0 && entry.getCrc() >= 0;
        if (!known || entry.getSize() > SMALLEST + entry.getCompressedSize() * MOST_PER_BYTE) {
            throw Trouble.with(file, "an entry must not be larger than its compressed bytes can become", "\"" + name + "\" of " + entry.getSize() + " bytes in "
                    + entry.getCompressedSize(), "write the arrays by np.savez");
        }
        if (entries.put(name.substring(0, name.length() - SUFFIX.length()), entry) != null) {
            throw Trouble.with(file, "every array must have a name of its own", "\"" + name + "\" twice", "write the arrays by np.savez");
        }
    }

    List<String> names() {
        return List.copyOf(entries.keySet());
    }

    NpyArray array(String name) throws IOException {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw Trouble.with(file, "the array must be one of those in the file, " + String.join(", ", entries.keySet()), "\"" + name + "\"", "name one of them");
        }
        return NpyArray.of(file, new ByteSource() {
            @Override
            public InputStream open() throws IOException {
                ZipFile zip = NpzFile.this.open();
                InputStream in = zip.getInputStream(entry);
                if (in == null) {
                    zip.close();
                    throw new IOException("it changed while it was read");
                }
                return new Checked(zip, in, entry);
            }

            @Override
            public long length() {
                return entry.getSize();
            }
        });
    }

    /** An entry with its archive: as many bytes as it says, with the checksum that it says. */
    private static final class Checked extends FilterInputStream {
        private final ZipFile zip;
        private final ZipEntry entry;
        private final CRC32 sum = new CRC32();
        private long left;

        private Checked(ZipFile zip, InputStream in, ZipEntry entry) {
            super(in);
            this.zip = zip;
            this.entry = entry;
            this.left = entry.getSize();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 1 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            if (read > left) {
                throw new IOException("the entry " + entry.getName() + " is larger than it says");
            }
            if (read > 0) {
                sum.update(bytes, from, read);
                left -= read;
            } else if (read < 0 && (left > 0 || sum.getValue() != entry.getCrc())) {
                throw new IOException("the entry " + entry.getName() + " is damaged: its length or its checksum is another");
            }
            return read;
        }

        @Override
        public long skip(long bytes) throws IOException {
            return readNBytes((int) Math.min(bytes, SMALLEST)).length;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public void close() throws IOException {
            super.close();
            zip.close();
        }
    }
}
