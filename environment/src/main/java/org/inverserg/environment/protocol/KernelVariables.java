package org.inverserg.environment.protocol;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.inverserg.environment.magics.FilePatterns;
import org.inverserg.environment.magics.QuotedWords;
import org.inverserg.environment.session.CellCode;
import org.inverserg.environment.session.SessionOptions;

/**
 * What a person sets by variables of the environment: {@code INVERSERG_COMPILER_OPTS}, {@code _CLASSPATH}, {@code _STARTUP_SCRIPTS_PATH},
 * {@code _STARTUP_SCRIPT} and {@code _TIMEOUT}. Those of IJava and JJava, which begin with {@code IJAVA} and {@code JJAVA}, mean the same.
 *
 * @param environment the variables
 */
public record KernelVariables(Map<String, String> environment) {

    private static final List<String> PREFIXES = List.of("INVERSERG_", "IJAVA_", "JJAVA_");
    /** Options of the JVM that the compiler must have as well, or it knows less than what runs its classes. */
    private static final String SHARED = "--(add-modules|add-exports|add-reads|enable-preview)(=.*)?";
    private static final String PREVIEW = "--enable-preview";

    /** How cells are compiled, and how long a statement may take. */
    public SessionOptions session() {
        return new SessionOptions(compilerOptions(), timeout());
    }

    private List<String> compilerOptions() {
        List<String> options = new ArrayList<>(value("COMPILER_OPTS").map(QuotedWords::of).orElse(List.of()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.matches(SHARED) && !options.contains(option)).forEach(options::add);
        if (options.contains(PREVIEW) && options.stream().noneMatch(option -> option.matches("--?(source|release)(=.*)?"))) {
            options.addAll(List.of("--release", String.valueOf(Runtime.version().feature())));
        }
        return options;
    }

    /** A number of milliseconds, or a number and a unit of time: {@code 30 SECONDS}. */
    private long timeout() {
        return value("TIMEOUT").map(text -> {
            String[] words = text.strip().split("\\s+");
            try {
                TimeUnit unit = words.length > 1 ? TimeUnit.valueOf(words[1].toUpperCase(Locale.ROOT)) : TimeUnit.MILLISECONDS;
                return Math.max(0, unit.toMillis(Long.parseLong(words[0])));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("the time limit of a statement must be a number of milliseconds, or a number and a unit"
                        + " like SECONDS, got \"" + text + "\"; for example INVERSERG_TIMEOUT=\"30 SECONDS\"", e);
            }
        }).orElse(0L);
    }

    /** The jars and folders for the class path; in the list, which the system's separator parts, each may have wild cards. */
    public List<Path> classPath() throws IOException {
        return files("CLASSPATH");
    }

    /** The scripts that run before the first cell: the files first, then the text. */
    public List<CellCode> scripts() throws IOException {
        List<CellCode> scripts = new ArrayList<>();
        for (Path file : files("STARTUP_SCRIPTS_PATH")) {
            scripts.add(new CellCode(file.getFileName().toString(), Files.readString(file)));
        }
        value("STARTUP_SCRIPT").ifPresent(text -> scripts.add(new CellCode("the variable with a start script", text)));
        return scripts;
    }

    private List<Path> files(String name) throws IOException {
        Optional<String> list = value(name);
        if (list.isEmpty()) {
            return List.of();
        }
        List<String> patterns = Stream.of(list.get().split(File.pathSeparator)).filter(pattern -> !pattern.isBlank()).toList();
        try {
            return FilePatterns.paths(patterns);
        } catch (IOException e) {
            throw new IOException("the variable INVERSERG_" + name + " (or IJAVA_" + name + ", JJAVA_" + name + ") must list files that exist: "
                    + e.getMessage(), e);
        }
    }

    private Optional<String> value(String name) {
        return PREFIXES.stream().map(prefix -> environment.get(prefix + name)).filter(text -> text != null && !text.isBlank()).findFirst();
    }
}
