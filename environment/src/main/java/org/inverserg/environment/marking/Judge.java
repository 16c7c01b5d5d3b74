package org.inverserg.environment.marking;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.inverserg.checking.Check;
import org.inverserg.environment.session.CellFailure;
import org.inverserg.environment.session.SessionOptions;

/**
 * Judges answers by what the teacher's notebook expects of them. A line of JSON in: {@code steps} of the notebook, each with a {@code name} and
 * a {@code code}, or with the parts of a check and its {@code key}. It runs, as what checks expect may be computed in it; a line out says {@code ready},
 * or what is {@code refused}. Then for each line of answers, by key as {@link PlainData}, a line with what the checks say of them.
 */
public final class Judge {

    private final MarkingSession session;
    private final Map<String, Callable<?>> checks = new LinkedHashMap<>();

    private Judge(MarkingSession session) {
        this.session = session;
    }

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException, CellFailure {
        var lines = new Lines();
        JsonObject task = lines.read().orElseThrow(() -> new IOException("a line with the teacher's notebook is needed")).getAsJsonObject();
        try (var session = new MarkingSession(SessionOptions.NONE)) {
            var judge = new Judge(session);
            Optional<String> refused = judge.prepare(task.getAsJsonArray("steps"));
            var answer = new JsonObject();
            answer.addProperty(refused.isPresent() ? "refused" : "ready", refused.orElse("yes"));
            lines.write(answer);
            if (refused.isEmpty()) {
                for (Optional<JsonElement> line = lines.read(); line.isPresent(); line = lines.read()) {
                    lines.write(judge.judged(line.get().getAsJsonObject()));
                }
            }
        }
        Runtime.getRuntime().halt(0);
    }

    /** Runs the teacher's notebook; says why its own answers do not get all points. */
    private Optional<String> prepare(JsonArray steps) {
        for (JsonElement each : steps) {
            JsonObject step = each.getAsJsonObject();
            String name = step.get("name").getAsString();
            try {
                Optional<String> complaint = step.has("key") ? check(name, step) : run(name, step.get("code").getAsString());
                if (complaint.isPresent()) {
                    return complaint;
                }
            } catch (CellFailure failure) {
                return Optional.of(name + " fails:\n" + String.join("\n", failure.report()));
            }
        }
        return Optional.empty();
    }

    private Optional<String> run(String name, String code) throws CellFailure {
        session.run(name, code);
        return Optional.empty();
    }

    private Optional<String> check(String name, JsonObject step) throws CellFailure {
        String key = step.get("key").getAsString();
        String before = step.get("before").getAsString();
        String after = step.get("after").getAsString();
        Object own = session.run(name, before + step.get("answer").getAsString() + after);
        if (!(own instanceof Check check)) {
            return Optional.of(name + " is no check but " + own);
        }
        String code = before + Answers.class.getName() + ".of(\"" + key + "\")" + after;
        checks.put(key, session.compiled(name, code));
        return check.passed() ? Optional.empty() : Optional.of(name + " does not give the solution its points:\n" + check);
    }

    private JsonObject judged(JsonObject answers) {
        var given = new HashMap<String, Object>();
        answers.entrySet().forEach(answer -> given.put(answer.getKey(), PlainData.answer(answer.getValue().getAsJsonObject())));
        Answers.are(given);
        var judged = new JsonObject();
        checks.forEach((key, check) -> judged.add(key, said(check)));
        return judged;
    }

    private static JsonObject said(Callable<?> question) {
        Check check;
        try {
            check = (Check) question.call();
        } catch (Exception e) {
            throw new IllegalStateException("a check that judged the solution fails for other answers", e);
        }
        var said = new JsonObject();
        said.addProperty("name", check.name());
        said.addProperty("points", check.points());
        said.addProperty("of", check.of());
        said.addProperty("message", check.message());
        said.addProperty("hint", check.hint());
        return said;
    }
}
