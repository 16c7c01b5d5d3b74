package org.inverserg.environment.session;

import java.util.List;

/**
 * How a session compiles and runs.
 *
 * @param compiler options of the compiler, as javac takes them
 * @param statementMilliseconds how long one statement of a cell may take; 0 for as long as it likes
 */
public record SessionOptions(List<String> compiler, long statementMilliseconds) {

    /** Neither options nor a limit. */
    public static final SessionOptions NONE = new SessionOptions(List.of(), 0);

    /** Copies the list. */
    public SessionOptions {
        compiler = List.copyOf(compiler);
    }
}
