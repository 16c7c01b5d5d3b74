package org.inverserg.environment.values;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A type as it is written in Java, with the whole name of each class: that means the same whatever a notebook imports. */
final class TypeText {

    /** The class around what a cell declares. */
    private static final String WRAPPER = "REPL\\.\\$JShell\\$\\w+\\.";

    private TypeText() {
    }

    /** The text of {@code type}; empty if it cannot be written, as that of an anonymous class. */
    static Optional<String> of(Type type) {
        if (type instanceof Class<?> plain) {
            return Optional.ofNullable(plain.getCanonicalName()).map(name -> name.replaceFirst("^" + WRAPPER, ""));
        }
        if (type instanceof GenericArrayType array) {
            return of(array.getGenericComponentType()).map(component -> component + "[]");
        }
        if (type instanceof WildcardType wildcard) {
            boolean lower = wildcard.getLowerBounds().length > 0;
            return of(lower ? wildcard.getLowerBounds()[0] : wildcard.getUpperBounds()[0])
                    .map(bound -> "? " + (lower ? "super " : "extends ") + bound);
        }
        return type instanceof ParameterizedType generic ? of(generic) : Optional.empty();
    }

    private static Optional<String> of(ParameterizedType type) {
        List<String> arguments = new ArrayList<>();
        for (Type argument : type.getActualTypeArguments()) {
            Optional<String> text = of(argument);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            arguments.add(text.get());
        }
        return of(type.getRawType()).map(raw -> raw + "<" + String.join(", ", arguments) + ">");
    }
}
