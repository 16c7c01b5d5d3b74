package org.inverserg.notebook;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Any object in words that are the same in every run and in every kernel. An object without words of its own prints where it happened
 * to be made ({@code Foo@1b2c3d}), in a notebook also in which cell ({@code REPL.$JShell$12$Foo@1b2c3d}); here it is named by its
 * class alone, also where it stands within an array, a collection, a map or a record.
 */
final class PlainText {

    /** The end of what {@link Object#toString()} prints: an at sign and the hash code. */
    private static final Pattern HASH = Pattern.compile("@[0-9a-f]+");

    /** What the names begin with that JShell gives: to its wrapper of each snippet, and to classes without a name. */
    private static final String SNIPPET = "$JShell$";

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    /** By hash, as it is printed: the name before it and what is to stand in place of both. */
    private final Map<String, Map<String, String>> identities = new HashMap<>();

    private PlainText() {
    }

    static String of(Object result) {
        String text = printed(result);
        // Most results have words of their own, and looking into large collections takes time.
        return text.indexOf('@') < 0 ? text : new PlainText().with(result).replacedIn(text);
    }

    private static String printed(Object result) {
        if (result == null || !result.getClass().isArray()) {
            return String.valueOf(result);
        }
        String wrapped = Arrays.deepToString(new Object[] {result});
        return wrapped.substring(1, wrapped.length() - 1);
    }

    private PlainText with(Object object) {
        if (object == null || object instanceof Number || object instanceof CharSequence || !seen.add(object)) {
            return this;
        }
        String hash = "@" + Integer.toHexString(hash(object));
        Map<String, String> names = identities.computeIfAbsent(hash, any -> new HashMap<>());
        names.put(object.getClass().getName(), words(object));
        // A picture of Java's prints its simple name.
        names.putIfAbsent(object.getClass().getSimpleName(), words(object));
        withParts(object);
        return this;
    }

    private void withParts(Object object) {
        if (object instanceof Object[] array) {
            Arrays.stream(array).forEach(this::with);
        } else if (object instanceof Collection<?> collection) {
            collection.forEach(this::with);
        } else if (object instanceof Map<?, ?> map) {
            map.forEach((key, value) -> with(key).with(value));
        } else if (object instanceof Map.Entry<?, ?> entry) {
            with(entry.getKey()).with(entry.getValue());
        } else if (object instanceof Optional<?> optional) {
            optional.ifPresent(this::with);
        } else if (object instanceof Record) {
            for (RecordComponent component : object.getClass().getRecordComponents()) {
                with(valueOf(component, object));
            }
        }
    }

    private static Object valueOf(RecordComponent component, Object record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null; // it keeps to itself, and its words stand as they are
        }
    }

    /** As {@link Object#toString()} would print it. */
    private static int hash(Object object) {
        try {
            boolean words = object.getClass().getMethod("toString").getDeclaringClass() != Object.class;
            return words ? System.identityHashCode(object) : object.hashCode();
        } catch (NoSuchMethodException | RuntimeException e) {
            return System.identityHashCode(object);
        }
    }

    private static String words(Object object) {
        if (object instanceof Object[] array) {
            return name(array.getClass().getComponentType()) + "[" + array.length + "]"; // it may hold itself
        }
        return object.getClass().isArray() ? printed(object) : name(object.getClass());
    }

    private static String name(Class<?> type) {
        if (type.isHidden() || type.isAnonymousClass() || type.getSimpleName().startsWith(SNIPPET)) { // a lambda or a class without a name
            return name(type.getInterfaces().length > 0 ? type.getInterfaces()[0] : type.getSuperclass());
        }
        Class<?> outer = type.getEnclosingClass();
        return outer == null || outer.getSimpleName().startsWith(SNIPPET) ? type.getSimpleName() : name(outer) + "." + type.getSimpleName();
    }

    private String replacedIn(String text) {
        var replaced = new StringBuilder();
        int copied = 0;
        Matcher hashes = HASH.matcher(text);
        while (hashes.find()) {
            Optional<Map.Entry<String, String>> identity = identity(text, hashes.toMatchResult());
            if (identity.isPresent()) {
                replaced.append(text, copied, hashes.start() - identity.get().getKey().length()).append(identity.get().getValue());
                copied = hashes.end();
            }
        }
        return replaced.append(text, copied, text.length()).toString();
    }

    /** The longest of the names that could stand before the hash: a simple name is also the end of the whole one. */
    private Optional<Map.Entry<String, String>> identity(String text, MatchResult hash) {
        return identities.getOrDefault(hash.group(), Map.of()).entrySet().stream()
                .filter(name -> !name.getKey().isEmpty() && text.startsWith(name.getKey(), hash.start() - name.getKey().length()))
                .max(Comparator.comparingInt(name -> name.getKey().length()));
    }
}
