package org.inverserg.environment.marking;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Standard input and output as lines of JSON. What cells print goes nowhere, without an end it fails; what they read is empty. */
final class Lines {

    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private final PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);

    Lines() {
        var nowhere = new PrintStream(new Nowhere(), false, StandardCharsets.UTF_8);
        System.setOut(nowhere);
        System.setErr(nowhere);
        System.setIn(InputStream.nullInputStream());
    }

    /** Takes what is printed as long as somebody could read it. */
    private static final class Nowhere extends OutputStream {

        private static final long MOST_BYTES = 32L << 20;
        private long printed;

        @Override
        public void write(int data) {
            write(new byte[1], 0, 1);
        }

        @Override
        public void write(byte[] data, int offset, int length) {
            printed += length;
            if (printed > MOST_BYTES) {
                throw new IllegalStateException("a notebook must not print more than " + (MOST_BYTES >> 20) + " MB, got more; print less, or end the loop");
            }
        }
    }

    /** The next line, or nothing at the end. */
    Optional<JsonElement> read() throws IOException {
        String line = in.readLine();
        return line == null ? Optional.empty() : Optional.of(JsonParser.parseString(line));
    }

    void write(JsonElement line) {
        out.println(line);
        out.flush();
    }
}
