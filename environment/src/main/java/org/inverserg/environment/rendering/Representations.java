package org.inverserg.environment.rendering;

import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.inverserg.notebook.Bundle;

/**
 * How a result looks, ready for a message of Jupyter's.
 *
 * @param data MIME type to content: JSON as JSON, everything else as text
 * @param metadata MIME type to what Jupyter is to know about the content
 */
record Representations(Map<String, Object> data, Map<String, ?> metadata) {

    /**
     * Describes {@code result}; {@code json} makes of a text in JSON what the kernel puts into a message.
     *
     * @throws RenderingException if that fails in whatever way. Also for an {@link Error}: one that leaves a renderer ends the
     *     message loop of the kernel, and with it every later cell
     */
    static Representations of(Object result, Function<String, Object> json) {
        try {
            Class<?> bundle = bundleFor(result);
            var data = new LinkedHashMap<String, Object>();
            call(bundle, "of", result).forEach((type, text) -> data.put((String) type, isJson((String) type) ? json.apply((String) text) : text));
            var metadata = new LinkedHashMap<String, Object>();
            call(bundle, "metadata", result).forEach((type, value) -> metadata.put((String) type, value));
            return new Representations(data, metadata);
        } catch (InvocationTargetException e) {
            throw new RenderingException(result, e.getCause());
        } catch (Throwable t) {
            throw new RenderingException(result, t);
        }
    }

    /**
     * {@link Bundle} as the class loader of the result knows it: JJava loads its extensions by another class loader than the
     * code of the cells, and a table of one is no table for the other.
     */
    private static Class<?> bundleFor(Object result) {
        ClassLoader loader = result.getClass().getClassLoader();
        if (loader == null) {
            return Bundle.class;
        }
        try {
            return Class.forName(Bundle.class.getName(), true, loader);
        } catch (ClassNotFoundException e) {
            return Bundle.class;
        }
    }

    private static Map<?, ?> call(Class<?> bundle, String method, Object result) throws ReflectiveOperationException {
        return (Map<?, ?>) bundle.getMethod(method, Object.class).invoke(null, result);
    }

    private static boolean isJson(String type) {
        return type.equals("application/json") || type.endsWith("+json");
    }
}
