package org.inverserg.viewing;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a viewer's HTML holds, read as its script does. */
record ShownPage(JsonObject data) {

    private static final Pattern DATA = Pattern.compile("<script type=\"application/json\">(.*?)</script>", Pattern.DOTALL);

    static ShownPage of(String html) {
        Matcher data = DATA.matcher(html);
        if (!data.find()) {
            throw new AssertionError("there are no data in " + html.substring(0, Math.min(1000, html.length())));
        }
        return new ShownPage(JsonParser.parseString(data.group(1)).getAsJsonObject());
    }

    JsonArray sizes() {
        return data.getAsJsonArray("sizes");
    }

    /** The number of the colour of every site. */
    int[] sites(int level) {
        int size = sizes().get(level).getAsInt();
        byte[] bytes = Base64.getDecoder().decode(data.getAsJsonArray("sites").get(level).getAsString());
        int[] sites = new int[size * size];
        for (int site = 0; site < sites.length; site++) {
            sites[site] = data.get("bits").getAsInt() == 8 ? bytes[site] & 0xff : bytes[site / 8] >> site % 8 & 1;
        }
        return sites;
    }

    double value(int number) {
        return data.get("lowest").getAsDouble() + number * data.get("step").getAsDouble();
    }
}
