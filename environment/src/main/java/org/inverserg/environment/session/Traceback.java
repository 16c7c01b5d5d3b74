package org.inverserg.environment.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import jdk.jshell.EvalException;

/**
 * Describes an exception to the person who wrote the cell: what went wrong, in which line of which cell, then the frames
 * without those of the kernel, of JShell and of reflection, then the causes.
 */
final class Traceback {

    private static final int MOST_FRAMES = 20;
    private static final int MOST_CAUSES = 10;
    private static final Pattern MACHINERY = Pattern.compile(
            "(org\\.inverserg\\.environment|java\\.lang\\.Thread|jdk\\.jshell|jdk\\.internal\\.reflect|java\\.lang\\.reflect"
                    + "|io\\.github\\.spencerpark\\.jupyter|REPL\\.\\$JShell)\\..*");
    /** Of no use between two frames that are, and many. */
    private static final Pattern PLUMBING = Pattern.compile("java\\.util\\.(stream\\.|concurrent\\.|Spliterator).*");

    private final CellPlaces places;

    Traceback(CellPlaces places) {
        this.places = places;
    }

    /**
     * The lines of the report.
     *
     * @param thrown the exception as it was thrown: its class, message and causes
     * @param translated JShell's copy of it, or null; in its frames the lines are those of the snippets
     */
    List<String> lines(Throwable thrown, Throwable translated) {
        var lines = new ArrayList<String>();
        Throwable cause = thrown;
        Throwable copy = translated;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            lines.add((depth == 0 ? "" : "Caused by: ") + headline(cause));
            addFrames(lines, copy == null ? cause.getStackTrace() : copy.getStackTrace(), depth == 0);
            addSuppressed(lines, cause);
            copy = copy == null ? null : copy.getCause();
            cause = cause.getCause() == cause ? null : cause.getCause();
        }
        return lines;
    }

    /** What else went wrong, for example while resources were closed: each with its own causes, set in. */
    private void addSuppressed(List<String> lines, Throwable thrown) {
        Throwable[] suppressed = thrown.getSuppressed();
        for (int i = 0; i < Math.min(MOST_CAUSES, suppressed.length); i++) {
            List<String> own = suppressed[i] == thrown ? List.of() : lines(suppressed[i], null);
            for (int k = 0; k < own.size(); k++) {
                lines.add("    " + (k == 0 ? "Suppressed: " : "") + own.get(k));
            }
        }
    }

    private void addFrames(List<String> lines, StackTraceElement[] stack, boolean withSource) {
        List<StackTraceElement> frames = IntStream.range(0, stack.length)
                .filter(i -> ofInterest(stack[i], i == 0))
                .mapToObj(i -> stack[i])
                .toList();
        if (withSource) {
            frames.stream().map(places::of).flatMap(Optional::stream).filter(place -> place.line() > 0).findFirst()
                    .ifPresent(place -> lines.add("  in " + place + ":  " + place.cell().lineText(place.line())));
        }
        frames.stream().limit(MOST_FRAMES).map(this::describe).forEach(lines::add);
        if (frames.size() > MOST_FRAMES) {
            lines.add("    … " + (frames.size() - MOST_FRAMES) + " more");
        }
    }

    private static String headline(Throwable thrown) {
        String name = thrown instanceof EvalException e ? e.getExceptionClassName() : thrown.getClass().getName();
        String shown = name.replaceFirst("^REPL\\.\\$JShell\\$\\w+\\$", "");
        return thrown.getMessage() == null ? shown : shown + ": " + thrown.getMessage();
    }

    private static boolean ofInterest(StackTraceElement frame, boolean origin) {
        String name = frame.getClassName() + ".";
        return !MACHINERY.matcher(name).matches() && (origin || !PLUMBING.matcher(name).matches());
    }

    private String describe(StackTraceElement frame) {
        String method = frame.getClassName().isEmpty() ? frame.getMethodName() : frame.getClassName() + "." + frame.getMethodName();
        return places.of(frame)
                .map(place -> "    at " + (frame.getMethodName().isEmpty() || place.line() == 0
                        ? place.toString() : method + " (" + place + ")"))
                .orElseGet(() -> "    at " + method + " (" + frame.getFileName()
                        + (frame.getLineNumber() > 0 ? ":" + frame.getLineNumber() : "") + ")");
    }
}
