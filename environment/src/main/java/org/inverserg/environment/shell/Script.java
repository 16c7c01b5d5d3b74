package org.inverserg.environment.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.inverserg.environment.magics.Magics;
import org.inverserg.environment.protocol.CellStatics;
import org.inverserg.environment.protocol.KernelVariables;
import org.inverserg.environment.session.CellCode;
import org.inverserg.environment.session.CellFailure;
import org.inverserg.environment.session.CellSession;
import org.inverserg.environment.session.ScriptCheck;
import org.inverserg.environment.session.SessionOptions;
import org.inverserg.environment.session.StartScript;
import org.inverserg.environment.syntax.MagicScanner;

/**
 * Runs one script: the first argument is its file, the others are the script's {@code args}. It is compiled as a whole before it runs, and its last
 * expression is printed. Ends with 0 at the end of the script, with 1 and a message where it does not
 * compile or throws, with 75 where it was to stop and goes on when it is started again (see {@link Termination}), with the script's own code where
 * it says {@code /exit CODE} or {@code System.exit(CODE)}.
 */
public final class Script {

    /** A command of JShell's: a word behind a slash at the beginning of a line, which is never Java. */
    private static final Pattern COMMAND = Pattern.compile("(?m)^/([a-z]+)\\b[ \t]*(.*)$");
    /** How a script says what runs it; the line stays, so that the numbers of the others do. */
    private static final Pattern FIRST_LINE = Pattern.compile("\\A#!.*");
    private static final Pattern EVAL = Pattern.compile("\\b(eval|magic|lineMagic|cellMagic)\\s*\\(");
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Script() {
    }

    /** Runs the script and ends the program. */
    public static void main(String[] arguments) {
        if (arguments.length == 0) {
            System.err.println("The file of a script is needed, got no argument; without one, environment/shell is interactive.");
            System.exit(MISUSED);
        }
        Termination.listen();
        System.exit(run(Path.of(arguments[0]), List.of(arguments).subList(1, arguments.length)));
    }

    @SuppressWarnings("ClosingStandardOutputStreams") // the session does not close what it prints to
    private static int run(Path file, List<String> arguments) {
        String text;
        try {
            text = FIRST_LINE.matcher(Files.readString(file)).replaceFirst("");
        } catch (IOException e) {
            System.err.println("The script " + file + " cannot be read (" + e + "); give the path of a file of Java code.");
            return MISUSED;
        }
        var variables = new KernelVariables(System.getenv());
        String name = file.getFileName().toString();
        CellCode given = arguments(arguments);
        Optional<CellFailure> unfit = check(name, text, given, variables.session());
        if (unfit.isPresent()) {
            unfit.get().report().forEach(System.err::println);
            return FAILED;
        }
        try (var session = new CellSession(System.out, System.err, variables.session(), own -> new Magics(own, System.out))) {
            var host = new ScriptHost(session);
            CellStatics.speakTo(host);
            session.run(CellStatics.IMPORTS);
            session.run(StartScript.read());
            session.run(given);
            return run(session, host, name, text);
        } catch (CellFailure failure) {
            if (Termination.isStop(failure)) {
                System.err.println(failure.getMessage());
                return Termination.AGAIN;
            }
            failure.report().forEach(System.err::println);
            return FAILED;
        }
    }

    /** Nothing where it is whole, or where only the run can tell: magics and {@code eval} may define what comes later. */
    private static Optional<CellFailure> check(String name, String text, CellCode given, SessionOptions options) {
        Matcher command = COMMAND.matcher(text);
        String code = command.find() ? text.substring(0, command.start()) : text;
        if (MagicScanner.first(code, 0, code.length(), Set.of()).isPresent() || EVAL.matcher(code).find()) {
            return Optional.empty();
        }
        try (var check = new ScriptCheck(options)) {
            check.given(CellStatics.IMPORTS);
            check.given(StartScript.read());
            check.given(given);
            return check.failure(ScriptCells.of(name, code));
        }
    }

    /** What stands behind the script's name. */
    private static CellCode arguments(List<String> arguments) {
        return new CellCode("the arguments", arguments.stream().map(Script::literal).collect(Collectors.joining(", ", "String[] args = {", "};")));
    }

    private static String literal(String text) {
        return text.chars().mapToObj(c -> c < 128 && Character.isLetterOrDigit(c) ? String.valueOf((char) c) : "\" + (char) " + c + " + \"")
                .collect(Collectors.joining("", "\"", "\""));
    }

    private static void runCells(CellSession session, ScriptHost host, String name, String text) throws CellFailure {
        Object last = null;
        for (CellCode cell : ScriptCells.of(name, text)) {
            Object value = session.run(cell);
            last = session.silenced(cell) ? null : value;
        }
        if (last != null) {
            host.show(host.render(last));
        }
    }

    private static int run(CellSession session, ScriptHost host, String name, String text) throws CellFailure {
        Matcher command = COMMAND.matcher(text);
        if (!command.find()) {
            runCells(session, host, name, text);
            return 0;
        }
        if (!command.group(1).equals("exit")) {
            System.err.println("A script holds Java, but " + name + " has the line \"" + command.group() + "\", a command of the"
                    + " interactive shell; remove it. Only /exit is known here.");
            return MISUSED;
        }
        runCells(session, host, name, text.substring(0, command.start()));
        if (command.group(2).isBlank()) {
            return 0;
        }
        Object code = session.run(new CellCode(name + ", /exit", command.group(2)));
        if (code instanceof Integer number) {
            return number;
        }
        System.err.println("/exit needs an int behind it, got " + code + "; for example /exit 3");
        return MISUSED;
    }
}
