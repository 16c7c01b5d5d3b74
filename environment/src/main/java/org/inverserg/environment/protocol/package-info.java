/**
 * A Jupyter kernel for Java, the side that speaks with Jupyter.
 *
 * <p>{@link org.inverserg.environment.protocol.JavaKernel} answers Jupyter's requests,
 * {@link org.inverserg.environment.protocol.CellOutput} gathers what cells print,
 * {@link org.inverserg.environment.protocol.CellProgress} shows how far long calls have come. May use every other package of the
 * environment but {@code shell}, and everything of the library's public face; nothing in the library may use it.
 */
package org.inverserg.environment.protocol;
