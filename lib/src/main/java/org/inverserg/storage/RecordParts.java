package org.inverserg.storage;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;

/**
 * How records of one kind are taken apart and put together. Found once for each kind: Java makes all of it anew whenever it is asked, which takes
 * longer than to write the parts.
 */
final class RecordParts {

    private static final ClassValue<RecordParts> KNOWN = new ClassValue<>() {
        @Override
        protected RecordParts computeValue(Class<?> type) {
            return new RecordParts(type);
        }
    };

    private final Method[] accessors;
    private final Constructor<?> maker;

    private RecordParts(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        accessors = Stream.of(components).map(RecordComponent::getAccessor).toArray(Method[]::new);
        try {
            maker = type.getDeclaredConstructor(Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has a constructor for all of its parts", e);
        }
        Stream.of(accessors).forEach(accessor -> accessor.setAccessible(true));
        maker.setAccessible(true);
    }

    static RecordParts of(Class<? extends Record> type) {
        return KNOWN.get(type);
    }

    int count() {
        return accessors.length;
    }

    Object get(Record one, int part) {
        try {
            return accessors[part].invoke(one);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("the record " + one.getClass().getName() + " does not tell its parts", e);
        }
    }

    /** @throws IOException if the parts do not fit */
    Record make(Object... parts) throws IOException {
        try {
            return (Record) maker.newInstance(parts);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new IOException("the file has a record " + maker.getDeclaringClass().getSimpleName() + " with parts that do not fit", e);
        }
    }
}
