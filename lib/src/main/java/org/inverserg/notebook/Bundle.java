package org.inverserg.notebook;

import java.util.LinkedHashMap;
import java.util.Map;

/** How a result looks, by MIME type. */
public final class Bundle {

    private Bundle() {
    }

    /** The representations of {@code result}: MIME type to text (pictures in Base64), plain text always among them. */
    public static Map<String, String> of(Object result) {
        var bundle = new LinkedHashMap<String, String>();
        bundle.put("text/plain", String.valueOf(result));
        return bundle;
    }
}
