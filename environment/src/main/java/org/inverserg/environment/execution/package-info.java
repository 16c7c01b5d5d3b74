/**
 * Runs in this JVM the classes into which JShell turns code.
 *
 * <p>{@link org.inverserg.environment.execution.CellControl} runs one snippet,
 * {@link org.inverserg.environment.execution.CellThread} is the thread on which it can be interrupted, stopped and, if nothing helps,
 * abandoned, {@link org.inverserg.environment.execution.SnippetLoader} defines the classes and gives those that are loaded already new
 * methods in place, for which it needs {@link org.inverserg.environment.execution.Redefinition}. Uses no other package of the environment.
 */
package org.inverserg.environment.execution;
