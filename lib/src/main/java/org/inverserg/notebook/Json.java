package org.inverserg.notebook;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes flat JSON objects of texts and numbers (RFC 8259). */
final class Json {

    private Json() {
    }

    /** @param members texts, numbers or null; numbers that JSON does not know (NaN, ∞) become null */
    static String object(Map<String, ?> members) {
        return members.entrySet().stream().map(member -> text(member.getKey()) + ":" + value(member.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(Object value) {
        if (value instanceof Number number) {
            return Double.isFinite(number.doubleValue()) ? number.toString() : "null";
        }
        return value == null ? "null" : text(value.toString());
    }

    static String text(String text) {
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
