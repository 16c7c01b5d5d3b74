package org.inverserg.environment.execution;

import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;

/**
 * Gives loaded classes new methods in place, so that their static fields keep their values. The JVM lends this to agents only:
 * it is there if the JVM was started with {@code -javaagent} and the jar of this class.
 */
public final class Redefinition {

    private static volatile Instrumentation instrumentation;

    private Redefinition() {
    }

    /** Called by the JVM before the program starts. */
    public static void premain(String arguments, Instrumentation lent) {
        instrumentation = lent;
    }

    /**
     * Replaces the methods of classes, all or none.
     *
     * @throws UnsupportedOperationException if the JVM has lent nothing, or if a class would get other fields, methods or super types
     * @throws ReflectiveOperationException  if a class is not there
     */
    static void redefine(ClassDefinition... definitions) throws Exception {
        Instrumentation lent = instrumentation;
        if (lent == null) {
            throw new UnsupportedOperationException("this JVM was started without -javaagent");
        }
        lent.redefineClasses(definitions);
    }
}
