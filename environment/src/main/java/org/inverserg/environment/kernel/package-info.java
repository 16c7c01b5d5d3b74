/**
 * A Jupyter kernel for Java: cells run in JShell inside the kernel's own JVM.
 *
 * <p>{@link org.inverserg.environment.kernel.JavaKernel} answers Jupyter's requests,
 * {@link org.inverserg.environment.kernel.CellSession} turns a cell into JShell snippets,
 * {@link org.inverserg.environment.kernel.CellControl} runs one snippet on a thread that can be interrupted and stopped,
 * {@link org.inverserg.environment.kernel.CellOutput} gathers what cells print,
 * {@link org.inverserg.environment.kernel.CellProgress} shows how far long calls have come. May use everything of the library's public
 * face; nothing in the library may use this package.
 */
package org.inverserg.environment.kernel;
