package org.inverserg.environment.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inverserg.environment.magics.Magics;
import org.inverserg.environment.protocol.CellStatics;
import org.inverserg.environment.protocol.KernelVariables;
import org.inverserg.environment.session.CellCode;
import org.inverserg.environment.session.CellFailure;
import org.inverserg.environment.session.CellSession;
import org.inverserg.environment.session.StartScript;

/**
 * Runs one script: the one argument is its file. Ends with 0 at the end of the script, with 1 and a message where it does not
 * compile or throws, with the script's own code where it says {@code /exit CODE} or {@code System.exit(CODE)}.
 */
public final class Script {

    /** A command of JShell's: a word behind a slash at the beginning of a line, which is never Java. */
    private static final Pattern COMMAND = Pattern.compile("(?m)^/([a-z]+)\\b[ \t]*(.*)$");
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Script() {
    }

    /** Runs the script and ends the program. */
    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("One argument is needed, the file of a script, got " + arguments.length
                    + "; without one, environment/shell is interactive.");
            System.exit(MISUSED);
        }
        System.exit(run(Path.of(arguments[0])));
    }

    @SuppressWarnings("ClosingStandardOutputStreams") // the session does not close what it prints to
    private static int run(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            System.err.println("The script " + file + " cannot be read (" + e + "); give the path of a file of Java code.");
            return MISUSED;
        }
        var variables = new KernelVariables(System.getenv());
        try (var session = new CellSession(System.out, System.err, variables.session(), own -> new Magics(own, System.out))) {
            CellStatics.speakTo(new ScriptHost(session));
            session.run(CellStatics.IMPORTS);
            session.run(StartScript.read());
            return run(session, file.getFileName().toString(), text);
        } catch (CellFailure failure) {
            failure.report().forEach(System.err::println);
            return FAILED;
        }
    }

    private static void runCells(CellSession session, String name, String text) throws CellFailure {
        for (CellCode cell : ScriptCells.of(name, text)) {
            session.run(cell);
        }
    }

    private static int run(CellSession session, String name, String text) throws CellFailure {
        Matcher command = COMMAND.matcher(text);
        if (!command.find()) {
            runCells(session, name, text);
            return 0;
        }
        if (!command.group(1).equals("exit")) {
            System.err.println("A script holds Java, but " + name + " has the line \"" + command.group() + "\", a command of the"
                    + " interactive shell; remove it. Only /exit is known here.");
            return MISUSED;
        }
        runCells(session, name, text.substring(0, command.start()));
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
