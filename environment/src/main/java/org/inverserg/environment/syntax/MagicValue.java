package org.inverserg.environment.syntax;

/** Hands what a magic is worth to the Java of the cell that assigns it. There is one running cell, and so one such value. */
public final class MagicValue {

    /** The code that stands in place of the magic. */
    public static final String CODE = MagicValue.class.getName() + ".take();";

    private static Object value;

    private MagicValue() {
    }

    /** The next {@link #take} gives {@code worth}. */
    public static void give(Object worth) {
        value = worth;
    }

    /** The value, as the type of the variable that takes it: a type that does not fit is a {@link ClassCastException}. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public static <T> T take() {
        T taken = (T) value;
        value = null;
        return taken;
    }
}
