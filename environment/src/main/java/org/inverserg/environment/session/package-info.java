/**
 * Java cell by cell, in JShell inside this JVM, without a word of Jupyter's protocol: scripts run in it too.
 *
 * <p>{@link org.inverserg.environment.session.CellSession} runs cells, {@link org.inverserg.environment.session.CellRun} turns one into
 * JShell's snippets, {@link org.inverserg.environment.session.CellReports} says what went wrong. Uses {@code syntax}, {@code execution}
 * and {@code values}.
 */
package org.inverserg.environment.session;
