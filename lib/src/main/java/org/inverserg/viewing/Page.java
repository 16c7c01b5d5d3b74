package org.inverserg.viewing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.inverserg.files.Json;

/**
 * A viewer as HTML that needs nothing else: its picture, its data and its script. The picture is what is seen where scripts are not allowed;
 * a script puts in its place what {@code viewer.html} and {@code viewer.css} describe, in a tree of its own, where it and the page around it do not
 * know each other's names and styles.
 */
final class Page {

    private Page() {
    }

    /** To be put into any page. */
    static String part(Growth growth) {
        return fill(resource("part.html"), Map.of("title", escaped("viewer of " + growth), "picture", png(growth),
                "data", Json.text(data(growth)).replace("<", "\\u003c"), "script", resource("viewer.js")));
    }

    /** A page of its own. */
    static String whole(Growth growth) {
        return fill(resource("page.html"), Map.of("title", escaped(growth.title()), "viewer", part(growth)));
    }

    private static Map<String, Object> data(Growth growth) {
        Inks inks = growth.inks();
        var data = new LinkedHashMap<String, Object>();
        data.put("title", growth.title());
        data.put("notes", growth.notes());
        data.put("bits", inks.bits());
        data.put("lowest", inks.lowest());
        data.put("step", inks.step());
        data.put("colors", Arrays.stream(inks.colors()).mapToObj(color -> String.format(Locale.ROOT, "%06x", color)).toList());
        data.put("sizes", growth.levels().stream().map(Level::size).toList());
        data.put("sites", growth.levels().stream().map(level -> level.packed(inks.bits())).toList());
        data.put("controls", "<style>" + resource("viewer.css") + "</style>" + resource("viewer.html"));
        return data;
    }

    private static String png(Growth growth) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(Strip.of(growth), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail to be written to
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** Puts values into a template, in which {@code {{name}}} stands for each; what a value holds is not looked through again. */
    private static String fill(String template, Map<String, String> values) {
        var filled = new StringBuilder();
        int position = 0;
        for (int start = template.indexOf("{{"); start >= 0; start = template.indexOf("{{", position)) {
            int end = template.indexOf("}}", start);
            filled.append(template, position, start).append(values.get(template.substring(start + 2, end)));
            position = end + 2;
        }
        return filled.append(template.substring(position)).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the library is not whole: " + name + " of its viewer cannot be read; install it again", e);
        }
    }
}
