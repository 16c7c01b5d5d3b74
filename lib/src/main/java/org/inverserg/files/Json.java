package org.inverserg.files;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;

/**
 * Writes JSON (RFC 8259): maps, lists, arrays of numbers, texts, numbers, truth values and null. Numbers that JSON does not know (NaN, ∞) become null.
 *
 * @hidden
 */
@Internal
public final class Json {

    private Json() {
    }

    /** On one line. */
    public static String text(Object value) {
        if (value instanceof Map<?, ?> members) {
            return members.entrySet().stream().map(member -> quoted(String.valueOf(member.getKey())) + ":" + text(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> elements) {
            return elements.stream().map(Json::text).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof double[] numbers) {
            return Arrays.stream(numbers).mapToObj(Json::text).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof Number number) {
            return Double.isFinite(number.doubleValue()) ? number.toString() : "null";
        }
        return value == null || value instanceof Boolean ? String.valueOf(value) : quoted(value.toString());
    }

    /** With the members of the outermost object on lines of their own. */
    public static String lines(Map<String, ?> members) {
        return Require.given(members, "the members of a JSON object").entrySet().stream().map(member -> quoted(String.valueOf(member.getKey())) + ": " + text(member.getValue()))
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    private static String quoted(String text) {
        var json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
