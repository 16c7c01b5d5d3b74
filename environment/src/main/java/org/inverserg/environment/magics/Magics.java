package org.inverserg.environment.magics;

import io.github.spencerpark.jupyter.kernel.magic.registry.UndefinedMagicException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inverserg.environment.session.CellCode;
import org.inverserg.environment.session.CellFailure;
import org.inverserg.environment.session.CellRun;
import org.inverserg.environment.session.CellSession;
import org.inverserg.environment.session.MagicRunner;
import org.inverserg.environment.syntax.Magic;

/** The magics there are: those of IJava, those of other kernels that people reach for, and those that a notebook registers. */
public final class Magics implements MagicRunner {

    /** What one magic does with the cell it stands in. */
    private interface Action {
        Object run(Magic magic, CellRun cell) throws CellFailure;
    }

    /** What one magic does with the words behind its name. */
    private interface Words {
        Object run(List<String> words) throws Exception;
    }

    /** A magic and the line of help about it. */
    private record Entry(Action action, String help, boolean words) {
    }

    private static final String VARIABLES = "lists the variables with their types and values";

    private final CellSession session;
    private final PrintStream out;
    private final Map<String, Entry> ofLines = new TreeMap<>();
    private final Map<String, Entry> ofCells = new TreeMap<>();
    private final io.github.spencerpark.jupyter.kernel.magic.registry.Magics registry =
            new io.github.spencerpark.jupyter.kernel.magic.registry.Magics();
    private final Programs programs;
    private final ClassPath classPath;
    private final MavenArtifacts maven = new MavenArtifacts();

    /** The magics of {@code session}, which say on {@code out} what they did. */
    public Magics(CellSession session, PrintStream out) {
        this.session = session;
        this.out = out;
        programs = new Programs(out);
        classPath = new ClassPath(session, out);
        addClassPathMagics();
        addTimingMagics();
        addSessionMagics();
        addPrograms();
    }

    private void addClassPathMagics() {
        for (String name : List.of("maven", "addMavenDependency", "addMavenDependencies")) {
            line(name, "group:artifact:version …  adds artifacts and what they need to the class path",
                    words -> classPath.add(maven.resolve(words)));
        }
        for (String name : List.of("mavenRepo", "addMavenRepo")) {
            line(name, "id address  looks for artifacts there as well", words -> {
                maven.addRepository(words);
                return null;
            });
        }
        line("loadFromPOM", "pom.xml  adds what a project depends on to the class path", words -> classPath.add(
                maven.resolveFragments(Files.readString(Path.of(words.get(0))))));
        line("jars", "lib/*.jar …  adds jars to the class path", words -> classPath.add(FilePatterns.jars(words)));
        line("classpath", "target/classes …  adds jars and folders to the class path", words -> classPath.add(FilePatterns.paths(words)));
        cell("loadFromPOM", "adds the dependencies below it to the class path", (arguments, body) -> classPath.add(maven.resolveFragments(body)));
    }

    private void addTimingMagics() {
        var timing = new Timing(session, out);
        ofLines.put("time", new Entry((magic, cell) -> timing.once(cell, magic.argumentsStart(), magic.end()),
                "code  runs code and tells how long it took", true));
        ofLines.put("timeit", new Entry((magic, cell) -> timing.often(new CellCode(cell.cell().name(), magic.arguments())),
                "code  runs code many times and tells how long it takes", true));
        ofCells.put("time", new Entry((magic, cell) -> timing.once(cell, magic.end(), body(magic, cell).length() + magic.end()),
                "tells how long the cell took", false));
        ofCells.put("timeit", new Entry((magic, cell) -> timing.often(new CellCode(cell.cell().name(), body(magic, cell))),
                "runs the cell many times and tells how long it takes", false));
    }

    private void addSessionMagics() {
        var own = new SessionMagics(session, out);
        ofLines.put("load", new Entry((magic, cell) -> own.load(QuotedWords.of(magic.arguments())),
                "file  runs a file with code, or all cells of a notebook", true));
        registry.registerLineMagic("load", own::load);
        for (String name : List.of("who", "whos", "/vars")) {
            ofLines.put(name, new Entry((magic, cell) -> own.variables(), VARIABLES, false));
        }
        ofLines.put("stale", new Entry((magic, cell) -> own.stale(), "lists the variables made with what has changed since", false));
        for (String name : List.of("reset", "/reset")) {
            ofLines.put(name, new Entry((magic, cell) -> own.reset(), "forgets variables, methods and types, and frees their memory", false));
        }
        for (String name : List.of("help", "lsmagic", "/help")) {
            ofLines.put(name, new Entry((magic, cell) -> help(), "lists the magics", false));
        }
    }

    private void addPrograms() {
        for (String shell : List.of("bash", "sh")) {
            cell(shell, "runs the cell in " + shell, (arguments, body) -> programs.shell(shell, body));
        }
        ofLines.put(Magic.COMMAND, new Entry((magic, cell) -> session.runInCell(() -> programs.shell("sh", magic.arguments())),
                "command  runs a command of the machine", true));
    }

    private void line(String name, String help, Words words) {
        registry.registerLineMagic(name, words::run);
        ofLines.put(name, new Entry((magic, cell) -> {
            Object worth = session.runInCell(() -> words.run(QuotedWords.of(magic.arguments())));
            return magic.assigned() ? worth : null;
        }, help, true));
    }

    private void cell(String name, String help, io.github.spencerpark.jupyter.kernel.magic.registry.CellMagicFunction<?> function) {
        registry.registerCellMagic(name, function);
        ofCells.put(name, new Entry((magic, cell) -> {
            session.runInCell(() -> function.execute(QuotedWords.of(magic.arguments()), body(magic, cell)));
            return null;
        }, help, false));
    }

    private static String body(Magic magic, CellRun cell) {
        return cell.cell().text().substring(magic.end());
    }

    @Override
    public Set<String> names() {
        return ofLines.keySet().stream().filter(name -> Character.isLetter(name.charAt(0))).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The same magics to be called by name, as in IJava; a notebook adds its own here. */
    public io.github.spencerpark.jupyter.kernel.magic.registry.Magics registry() {
        return registry;
    }

    @Override
    public Object run(Magic magic, CellRun cell) throws CellFailure {
        Entry entry = (magic.wholeCell() ? ofCells : ofLines).get(magic.name());
        if (entry == null) {
            return runRegistered(magic, cell);
        }
        if (entry.words() && magic.arguments().isEmpty()) {
            throw session.reports().magic(cell.cell(), magic, magic.spelling() + " needs an argument behind it, got none");
        }
        return entry.action().run(magic, cell);
    }

    private Object runRegistered(Magic magic, CellRun cell) throws CellFailure {
        try {
            return session.runInCell(() -> {
                List<String> words = QuotedWords.of(magic.arguments());
                return magic.wholeCell() ? registry.applyCellMagic(magic.name(), words, body(magic, cell).stripLeading())
                        : registry.applyLineMagic(magic.name(), words);
            });
        } catch (CellFailure failure) {
            if (failure.getCause() instanceof UndefinedMagicException) {
                throw session.reports().magic(cell.cell(), magic, "there is no magic " + magic.spelling() + "; there are " + spellings());
            }
            throw failure;
        }
    }

    private String spellings() {
        return Stream.concat(ofLines.keySet().stream().map(Magics::lineSpelling), ofCells.keySet().stream().map(name -> "%%" + name))
                .collect(Collectors.joining(", "));
    }

    private static String lineSpelling(String name) {
        return Character.isLetter(name.charAt(0)) ? "%" + name : name;
    }

    private Object help() {
        ofLines.forEach((name, entry) -> out.println(String.format("%-22s %s", lineSpelling(name), entry.help())));
        ofCells.forEach((name, entry) -> out.println(String.format("%-22s %s", "%%" + name, entry.help())));
        return null;
    }
}
