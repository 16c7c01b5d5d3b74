/**
 * Long calls of the library show how far they have come, on one line.
 *
 * <p>{@link org.inverserg.environment.progress.ProgressLine} puts into words what the library tells, and knows no place where it
 * is shown: the kernel shows it below the running cell, {@link org.inverserg.environment.progress.TerminalProgress} in a terminal.
 */
package org.inverserg.environment.progress;
