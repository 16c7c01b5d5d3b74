/**
 * A Jupyter kernel for Java, the side that speaks with Jupyter.
 *
 * <p>{@link org.inverserg.environment.protocol.JavaKernel} answers Jupyter's requests,
 * {@link org.inverserg.environment.protocol.Main} starts it, {@link org.inverserg.environment.protocol.Rehearsal} runs it once, so
 * that its classes can be kept for the next start. May use every other package of the
 * environment but {@code shell}, and everything of the library's public face; nothing in the library may use it.
 */
package org.inverserg.environment.protocol;
