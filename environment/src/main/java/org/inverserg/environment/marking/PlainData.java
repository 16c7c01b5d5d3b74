package org.inverserg.environment.marking;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.Replicas;

/**
 * Answers as JSON, so that no object of a student's comes to who judges. A finite number is a number, any other a text; null, true, false and texts are
 * themselves, in {@code {"text": …}}; an estimate is {@code {"value": …, "error": …, "systematic": …}}, an array {@code {"numbers": […]}}; of anything
 * else only the class is told, {@code {"other": …}}.
 */
final class PlainData {

    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_ARRAY = 10_000;

    private PlainData() {
    }

    static JsonObject of(Object answer) {
        var json = new JsonObject();
        if (answer instanceof Estimate estimate) {
            json.add("value", number(estimate.value()));
            json.add("error", number(estimate.error()));
            json.add("systematic", number(estimate.systematic()));
        } else if (answer instanceof Replicas replicas) {
            return of(replicas.estimate());
        } else if (answer instanceof Number value) {
            json.add("number", number(value.doubleValue()));
        } else if (answer instanceof Boolean truth) {
            json.addProperty("truth", truth);
        } else if (answer instanceof CharSequence text) {
            json.addProperty("text", text.toString().substring(0, Math.min(text.length(), LONGEST_TEXT)));
        } else if (answer == null) {
            json.addProperty("missing", true);
        } else {
            numbers(answer, json);
        }
        return json;
    }

    private static void numbers(Object answer, JsonObject json) {
        double[] numbers = answer instanceof double[] doubles ? doubles
                : answer instanceof int[] ints ? Arrays.stream(ints).asDoubleStream().toArray()
                : answer instanceof long[] longs ? Arrays.stream(longs).asDoubleStream().toArray()
                : answer instanceof Object[] array ? numbers(Arrays.asList(array))
                : answer instanceof List<?> list ? numbers(list) : null;
        if (numbers == null || numbers.length > LONGEST_ARRAY) {
            json.addProperty("other", answer.getClass().getSimpleName());
            return;
        }
        var array = new JsonArray();
        DoubleStream.of(numbers).forEach(value -> array.add(number(value)));
        json.add("numbers", array);
    }

    private static double[] numbers(List<?> list) {
        return list.stream().allMatch(Number.class::isInstance) ? list.stream().mapToDouble(item -> ((Number) item).doubleValue()).toArray() : null;
    }

    /** JSON has no infinite numbers. */
    private static JsonPrimitive number(double value) {
        return Double.isFinite(value) ? new JsonPrimitive(value) : new JsonPrimitive(String.valueOf(value));
    }

    /** The answer again; null for what no check can compare. */
    static Object answer(JsonObject json) {
        if (json.has("value")) {
            double error = Math.abs(json.get("error").getAsDouble());
            return new Estimate(json.get("value").getAsDouble(), error, Math.abs(json.get("systematic").getAsDouble()));
        }
        if (json.has("number")) {
            return json.get("number").getAsDouble();
        }
        if (json.has("truth")) {
            return json.get("truth").getAsBoolean();
        }
        if (json.has("text")) {
            return json.get("text").getAsString();
        }
        return json.has("numbers") ? StreamSupport.stream(json.getAsJsonArray("numbers").spliterator(), false).mapToDouble(JsonElement::getAsDouble).toArray()
                : null;
    }
}
