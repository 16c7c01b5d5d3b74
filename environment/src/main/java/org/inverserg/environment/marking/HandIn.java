package org.inverserg.environment.marking;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import org.inverserg.environment.session.CellFailure;
import org.inverserg.environment.session.SessionOptions;

/**
 * Runs a student's cells and tells the values that checks ask for. A line of JSON in: {@code limit}, how many milliseconds a statement may take, and
 * {@code steps}, each with a {@code name} and a {@code code}, and with a {@code key} where its value is asked for. Lines out: {@code at} before each
 * step; its {@code failure}, if there is one; the {@code value} of a key; {@code end}. A step that fails does not keep the later ones from running.
 */
public final class HandIn {

    private static final int LONGEST_REPORT = 4_000;

    private final Lines lines;

    private HandIn(Lines lines) {
        this.lines = lines;
    }

    /** Takes no arguments, and ends the program, whatever threads the cells have left behind. */
    public static void main(String[] arguments) throws IOException, CellFailure {
        var lines = new Lines();
        JsonObject task = lines.read().orElseThrow(() -> new IOException("a line with the steps of a hand-in is needed")).getAsJsonObject();
        try (var session = new MarkingSession(new SessionOptions(List.of(), task.get("limit").getAsLong()))) {
            var run = new HandIn(lines);
            int number = 0;
            for (JsonElement step : task.getAsJsonArray("steps")) {
                run.step(session, step.getAsJsonObject(), number++);
            }
            var end = new JsonObject();
            end.addProperty("end", true);
            lines.write(end);
            Runtime.getRuntime().halt(0);
        }
    }

    private void step(MarkingSession session, JsonObject step, int number) {
        tell("at", number, new JsonObject());
        try {
            Object value = session.run(step.get("name").getAsString(), step.get("code").getAsString());
            if (step.has("key")) {
                tell("at", number, keyed(PlainData.of(value)));
            }
        } catch (CellFailure failure) {
            fail(number, failure.kind(), String.join("\n", failure.report()));
        } catch (Throwable thrown) { // of the compiler, or of an answer that cannot be read
            fail(number, thrown.getClass().getSimpleName(), String.valueOf(thrown.getMessage()));
        }
    }

    private static JsonObject keyed(JsonObject value) {
        var line = new JsonObject();
        line.add("value", value);
        return line;
    }

    private void fail(int number, String kind, String report) {
        var line = new JsonObject();
        line.addProperty("failure", kind);
        line.addProperty("report", report.substring(0, Math.min(report.length(), LONGEST_REPORT)));
        tell("at", number, line);
    }

    private void tell(String name, int number, JsonObject line) {
        line.addProperty(name, number);
        lines.write(line);
    }
}
