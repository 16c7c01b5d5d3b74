package org.inverserg.hostile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of every type that a signature of the library names: the valid one first, then those of a bad day. */
final class Extremes {

    private static final List<Object> INTEGERS = List.of(4, 0, 1, -1, 2, 3, 5, 8, 1001, Integer.MAX_VALUE, Integer.MIN_VALUE);
    private static final List<Object> LONGS = List.of(4L, 0L, 1L, -1L, 2L, 3L, Long.MAX_VALUE, Long.MIN_VALUE);
    private static final List<Object> DOUBLES = List.of(0.5, 0.0, -0.0, 1.0, -1.0, 2.0, 3.0, 1e-300, -1.27, Double.MIN_VALUE, Double.MAX_VALUE,
            -Double.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    private static final int LONGEST_LIST = 16;

    private final List<Object> valid;
    private final List<Path> paths;

    Extremes(List<Object> valid, List<Path> paths) {
        this.valid = valid;
        this.paths = paths;
    }

    /** Valid ones first. */
    List<Object> of(Type type) {
        if (type instanceof Class<?> plain) {
            return ofClass(plain);
        }
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic);
        }
        if (type instanceof GenericArrayType array) {
            return of(raw(array));
        }
        if (type instanceof WildcardType wildcard) {
            return of(wildcard.getUpperBounds()[0]);
        }
        return of(((TypeVariable<?>) type).getBounds()[0]);
    }

    static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType generic) {
            return (Class<?>) generic.getRawType();
        }
        if (type instanceof GenericArrayType array) {
            return Array.newInstance(raw(array.getGenericComponentType()), 0).getClass();
        }
        if (type instanceof WildcardType wildcard) {
            return raw(wildcard.getUpperBounds()[0]);
        }
        return raw(((TypeVariable<?>) type).getBounds()[0]);
    }

    private List<Object> ofClass(Class<?> type) {
        if (type == int.class) {
            return INTEGERS;
        }
        if (type == Integer.class) {
            return withNull(INTEGERS);
        }
        if (type == long.class) {
            return LONGS;
        }
        if (type == Long.class) {
            return withNull(LONGS);
        }
        if (type == double.class) {
            return DOUBLES;
        }
        if (type == float.class) {
            return DOUBLES.stream().map(x -> (Object) ((Double) x).floatValue()).toList();
        }
        if (type == byte.class) {
            return List.of((byte) 1, (byte) 0, (byte) -1, Byte.MAX_VALUE, Byte.MIN_VALUE);
        }
        if (type == char.class) {
            return List.of('i', 'U', ' ', '\u0000');
        }
        if (type == boolean.class) {
            return List.of(true, false);
        }
        if (type == String.class) {
            return withNull(List.of("chi", "m", "x", "", " ", "\u0000\n$\\frac{<&", "a".repeat(1000)));
        }
        if (type == Path.class) {
            return withNull(new ArrayList<>(paths));
        }
        if (type.isArray()) {
            return ofArray(type.getComponentType());
        }
        if (type.isEnum()) {
            return withNull(Arrays.asList(type.getEnumConstants()));
        }
        if (type == DataOutput.class) {
            return withNull(List.of(new DataOutputStream(new ByteArrayOutputStream())));
        }
        if (type == DataInput.class) {
            return withNull(List.of(new DataInputStream(new ByteArrayInputStream(new byte[100]))));
        }
        List<Object> instances = valid.stream().filter(type::isInstance).toList();
        if (instances.isEmpty() && type.isInterface()) {
            instances = List.of(proxy(type));
        }
        return withNull(instances.size() > LONGEST_LIST ? instances.subList(0, LONGEST_LIST) : instances);
    }

    private static List<Object> withNull(List<Object> values) {
        var all = new ArrayList<>(values);
        all.add(null);
        return all;
    }

    private List<Object> ofArray(Class<?> component) {
        var arrays = new ArrayList<Object>();
        List<Object> values = of(component);
        arrays.add(array(component, Collections.nCopies(3, values.get(0))));
        arrays.add(array(component, List.of()));
        for (Object value : values) {
            if (value != null || !component.isPrimitive()) {
                arrays.add(array(component, Collections.singletonList(value)));
                arrays.add(array(component, Arrays.asList(values.get(0), value, value)));
            }
        }
        if (component == byte.class || component == float.class || component == long.class) {
            arrays.add(array(component, Collections.nCopies(64, values.get(0))));
        }
        arrays.add(null);
        return arrays;
    }

    private static Object array(Class<?> component, List<Object> values) {
        Object array = Array.newInstance(component, values.size());
        for (int i = 0; i < values.size(); i++) {
            Array.set(array, i, values.get(i));
        }
        return array;
    }

    private List<Object> ofGeneric(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        if (raw == List.class) {
            return ofList(type.getActualTypeArguments()[0]);
        }
        if (raw == Map.class) {
            return ofMap(type.getActualTypeArguments()[1]);
        }
        return ofClass(raw);
    }

    private List<Object> ofList(Type element) {
        List<Object> values = of(element);
        var lists = new ArrayList<Object>();
        for (Object value : values) {
            lists.add(Collections.singletonList(value));
            lists.add(Collections.nCopies(2, value));
        }
        lists.add(List.of());
        lists.add(Arrays.asList(values.get(0), null));
        lists.add(null);
        return lists;
    }

    private List<Object> ofMap(Type value) {
        var maps = new ArrayList<Object>();
        for (Object each : of(value)) {
            var map = new LinkedHashMap<Object, Object>();
            map.put("one", each);
            maps.add(map);
        }
        maps.add(Map.of());
        var nameless = new LinkedHashMap<Object, Object>();
        nameless.put(null, of(value).get(0));
        maps.add(nameless);
        maps.add(null);
        return maps;
    }

    /** Gives 0, false, nothing. */
    private static Object proxy(Class<?> type) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            if (method.getDeclaringClass() == Object.class) {
                return switch (method.getName()) {
                    case "toString" -> "a proxy of " + type.getSimpleName();
                    case "hashCode" -> 1;
                    default -> self == arguments[0];
                };
            }
            Class<?> result = method.getReturnType();
            return result == void.class || !result.isPrimitive() ? null : Array.get(Array.newInstance(result, 1), 0);
        });
    }
}
