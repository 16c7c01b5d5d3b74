package org.inverserg.storage;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The files of a cache: {@value #FIRST_LINE}, the key on the second line, the result's bytes. Named by a hash of the key. */
final class CacheFile {

    /** With the version of the format: older files are foreign to newer ones. */
    private static final String FIRST_LINE = "InverseRG cache, format 1\n";

    private static final int NAME_BYTES = 16;

    private CacheFile() {
    }

    static SealedFile of(Path folder, String key) {
        String line = key + "\n";
        byte[] hash = sha256(line.getBytes(StandardCharsets.UTF_8));
        return new SealedFile(folder.resolve(HexFormat.of().formatHex(hash, 0, NAME_BYTES) + ".irg"), FIRST_LINE + line);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
