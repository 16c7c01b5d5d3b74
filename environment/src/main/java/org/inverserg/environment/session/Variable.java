package org.inverserg.environment.session;

/**
 * A variable of a session.
 *
 * @param name its name
 * @param type its type as Java writes it
 * @param value what it holds, or null
 */
public record Variable(String name, String type, Object value) {
}
