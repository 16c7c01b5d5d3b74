package org.inverserg.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads JSON strictly (RFC 8259), with a limit to how deep it is nested and no name twice in an object. */
final class JsonReader {

    private static final int DEEPEST = 450;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,400})(\\.\\d{1,400})?([eE][+-]?\\d{1,4})?");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}|-?[1-8]\\d{18}|-?9[01]\\d{17}|-?922[0-2]\\d{15}");
    private static final String REMEDY = "write it again by save(file)";

    private final Path file;
    private final String text;
    private int at;
    private int depth;

    private JsonReader(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    /** Maps, lists, texts, numbers (whole ones as {@code Long}, others as {@code Double}), truth values and null. */
    static Object read(Path file, String text) {
        var reader = new JsonReader(file, text);
        Object value = reader.value();
        reader.blank();
        if (reader.at < text.length()) {
            throw reader.wrong("nothing behind the end");
        }
        return value;
    }

    private Object value() {
        blank();
        return switch (peek()) {
            case '{' -> nested(this::object);
            case '[' -> nested(this::list);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Object nested(Supplier<Object> reader) {
        if (++depth > DEEPEST) {
            throw wrong("at most " + DEEPEST + " objects and lists within each other");
        }
        Object value = reader.get();
        depth--;
        return value;
    }

    private Map<String, Object> object() {
        var members = new LinkedHashMap<String, Object>();
        at++;
        if (isNext('}')) {
            return members;
        }
        do {
            blank();
            String name = string();
            if (!isNext(':') || members.containsKey(name)) {
                throw wrong("a colon behind a name that is not there twice");
            }
            members.put(name, value());
        } while (isNext(','));
        require('}');
        return members;
    }

    private List<Object> list() {
        var elements = new ArrayList<>();
        at++;
        if (isNext(']')) {
            return elements;
        }
        do {
            elements.add(value());
        } while (isNext(','));
        require(']');
        return elements;
    }

    private String string() {
        require('"');
        var string = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw wrong("no control character in a text");
            }
            string.append(c == '\\' ? escaped() : c);
        }
        at++;
        return string.toString();
    }

    private char escaped() {
        char c = peek();
        at++;
        int plain = "\"\\/bfnrt".indexOf(c);
        if (plain >= 0) {
            return "\"\\/\b\f\n\r\t".charAt(plain);
        }
        if (c != 'u' || at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
            throw wrong("a known character behind \\");
        }
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    }

    private Object number() {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            throw wrong("a value");
        }
        at = number.end();
        return WHOLE.matcher(number.group()).matches() ? (Object) Long.valueOf(number.group()) : (Object) Double.valueOf(number.group());
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw wrong("a value");
        }
        at += word.length();
        return value;
    }

    private void blank() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw wrong("more");
        }
        return text.charAt(at);
    }

    private boolean isNext(char wanted) {
        blank();
        boolean is = at < text.length() && text.charAt(at) == wanted;
        at += is ? 1 : 0;
        return is;
    }

    private void require(char wanted) {
        if (!isNext(wanted)) {
            throw wrong("a " + wanted);
        }
    }

    private IllegalArgumentException wrong(String wanted) {
        String there = at < text.length() ? "\"" + text.substring(at, Math.min(text.length(), at + 20)) + "\"" : "the end";
        return Trouble.with(file, "there must be " + wanted + " at character " + at + " of its JSON", there, REMEDY);
    }
}
