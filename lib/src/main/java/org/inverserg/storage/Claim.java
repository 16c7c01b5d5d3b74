package org.inverserg.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/**
 * A small file that says which process works on a chunk. Only a hint, so that processes do not do the same: a chunk that is made twice is the same
 * file.
 *
 * @param machine that runs the process
 * @param process its number
 * @param start   when it began, in milliseconds: numbers come again
 */
record Claim(String machine, long process, long start) {

    private static final Path RUNNING_SYSTEM = Path.of("/proc/sys/kernel/random/boot_id");
    private static final int LONGEST = 1000;

    /** Of this process. */
    static Claim own() {
        ProcessHandle self = ProcessHandle.current();
        return new Claim(thisMachine(), self.pid(), start(self));
    }

    private static long start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** Linux has a number for each of its runs; elsewhere the name must do. */
    private static String thisMachine() {
        try {
            return Files.exists(RUNNING_SYSTEM) ? Files.readString(RUNNING_SYSTEM).strip() : InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return "unknown";
        }
    }

    /** Whether the process surely lives: those of other machines cannot be asked. */
    boolean isAlive(Claim here) {
        return machine.equals(here.machine) && ProcessHandle.of(process).map(Claim::start).equals(Optional.of(start));
    }

    /** Writes the file where there is none. */
    boolean take(Path file) throws IOException {
        try {
            Files.write(file, text(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Writes the file over that of another process. */
    void takeOver(Path file) throws IOException {
        Files.write(file, text());
    }

    private byte[] text() {
        return (machine + " " + process + " " + start + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** What the file says; nothing if there is none that says all. */
    static Optional<Claim> in(Path file) {
        try (var in = Files.newInputStream(file)) {
            String[] words = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).strip().split(" ");
            return words.length == 3 ? Optional.of(new Claim(words[0], Long.parseLong(words[1]), Long.parseLong(words[2]))) : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
