package org.inverserg.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A program that writes the same file again and again until it is killed. */
final class EndlessWriter {

    static final String TEXT = "a line of a file\n".repeat(20_000);

    private EndlessWriter() {
    }

    public static void main(String[] arguments) throws IOException {
        byte[] half = TEXT.substring(0, TEXT.length() / 2).getBytes(StandardCharsets.UTF_8);
        while (true) {
            WholeFile.write(Path.of(arguments[0]), out -> {
                out.write(half);
                System.out.print('.');
                System.out.flush();
                out.write(half);
            });
        }
    }
}
