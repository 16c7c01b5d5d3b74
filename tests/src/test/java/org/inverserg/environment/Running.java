package org.inverserg.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A program under way, in a session of its own: signals can reach it alone, or all that it started in its group. */
public final class Running implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Process process;
    private final Path log;

    private Running(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Whether the machine can give a program a session of its own. */
    public static boolean isPossible() {
        return Tools.onPath("setsid");
    }

    /** Starts a program in {@code folder}, with additions to the environment variables. */
    public static Running start(Path folder, Map<String, String> environment, String... command) throws IOException {
        Path log = Files.createTempFile("running", ".log");
        // A program that leads no group becomes that of the command itself, with its number. Signals are heard as from a terminal, also where
        // the tests themselves run under nohup.
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of("setsid", "env", "--default-signal"), Stream.of(command)).toList())
                .directory(folder.toFile()).redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile()).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new Running(builder.start(), log);
    }

    /** How often a test kills what it starts: {@code usual} times, or as {@code -Dinverserg.kills=30} says. */
    public static int kills(int usual) {
        return Integer.getInteger("inverserg.kills", usual);
    }

    /** Kills the program, alone or with all that it started in its group, at a random moment before {@code end}. */
    public void killWithin(Duration end, Random random) throws IOException, InterruptedException {
        endsWithin(Duration.ofMillis((long) (random.nextDouble() * end.toMillis())));
        if (random.nextBoolean()) {
            signalGroup("KILL");
        } else {
            signal("KILL");
        }
        await();
    }

    /** Waits until {@code condition} holds; fails if the program ends before. */
    public void until(BooleanSupplier condition) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS) || Instant.now().isAfter(end)) {
                throw new AssertionError("what was waited for has not come; the program printed\n" + Files.readString(log));
            }
        }
    }

    /** Waits for the end, but no longer than {@code time}; says whether it has come. */
    public boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Sends a signal to the program alone. */
    public void signal(String name) throws IOException, InterruptedException {
        kill(name, String.valueOf(process.pid()));
    }

    /** Sends a signal to the program and to all that it started in its group. */
    public void signalGroup(String name) throws IOException, InterruptedException {
        kill(name, "-" + process.pid());
    }

    private static void kill(String name, String target) throws IOException, InterruptedException {
        new ProcessBuilder(List.of("bash", "-c", "kill -s " + name + " -- " + target)).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }

    /** Waits for the end. */
    public Command await() throws IOException, InterruptedException {
        if (!endsWithin(PATIENCE)) {
            throw new AssertionError("the program has not ended after " + PATIENCE + "; so far it printed\n" + Files.readString(log));
        }
        return new Command(process.exitValue(), Files.readString(log));
    }

    @Override
    public void close() throws IOException {
        try {
            signalGroup("KILL");
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Files.delete(log);
    }
}
