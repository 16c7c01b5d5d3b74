package org.inverserg.environment.rendering;

/** A result could not be shown; the cause says why. Unchecked, so that it also passes through kernels that expect none. */
public final class RenderingException extends RuntimeException {

    /** Tells which class of result could not be shown. */
    public RenderingException(Object result, Throwable cause) {
        super("the cell ran, but its result of class " + result.getClass().getName() + " could not be shown", cause);
    }
}
