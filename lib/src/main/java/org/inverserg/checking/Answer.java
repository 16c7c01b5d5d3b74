package org.inverserg.checking;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.Replicas;

/**
 * What a student has answered, as one of the kinds that can be compared.
 *
 * @param given what was given, or null
 */
record Answer(Object given) {

    /** The longest answer that is repeated in a message. */
    private static final int LONGEST_TEXT = 40;
    /** As many numbers of an array are repeated. */
    private static final int LONGEST_ARRAY = 4;

    boolean missing() {
        return given == null;
    }

    /** The value of a number, with its error or without. */
    Optional<Double> number() {
        return given instanceof Number number ? Optional.of(number.doubleValue()) : estimate().map(Estimate::value);
    }

    Optional<Estimate> estimate() {
        return given instanceof Estimate estimate ? Optional.of(estimate)
                : given instanceof Replicas replicas ? Optional.of(replicas.estimate()) : Optional.empty();
    }

    /** The numbers of an array or of a list of numbers. */
    Optional<double[]> numbers() {
        if (given instanceof double[] doubles) {
            return Optional.of(doubles);
        }
        if (given instanceof float[] floats) {
            double[] copy = new double[floats.length];
            Arrays.setAll(copy, i -> floats[i]);
            return Optional.of(copy);
        }
        if (given instanceof int[] ints) {
            return Optional.of(Arrays.stream(ints).asDoubleStream().toArray());
        }
        if (given instanceof long[] longs) {
            return Optional.of(Arrays.stream(longs).asDoubleStream().toArray());
        }
        List<?> list = given instanceof Object[] array ? Arrays.asList(array) : given instanceof List<?> items ? items : null;
        return list == null || !list.stream().allMatch(Number.class::isInstance) ? Optional.empty()
                : Optional.of(list.stream().mapToDouble(item -> ((Number) item).doubleValue()).toArray());
    }

    Optional<Boolean> truth() {
        return given instanceof Boolean truth ? Optional.of(truth) : Optional.empty();
    }

    Optional<String> text() {
        return given instanceof CharSequence text ? Optional.of(text.toString().strip()) : Optional.empty();
    }

    /** Its kind in words: {@code a number}. */
    String kind() {
        if (estimate().isPresent()) {
            return "a number with its error";
        }
        return number().isPresent() ? "a number" : numbers().isPresent() ? "an array of numbers" : truth().isPresent() ? "true or false"
                : text().isPresent() ? "a text" : given == null ? "nothing" : "an object of class " + given.getClass().getSimpleName();
    }

    /** How it is repeated to who gave it. */
    @Override
    public String toString() {
        if (numbers().isPresent()) {
            double[] all = numbers().get();
            Stream<String> first = DoubleStream.of(all).limit(LONGEST_ARRAY).mapToObj(Answer::shortened);
            return Stream.concat(first, Stream.of("…").limit(all.length > LONGEST_ARRAY ? 1 : 0)).toList().toString();
        }
        if (estimate().isPresent() || truth().isPresent()) {
            return estimate().map(Estimate::toString).orElseGet(() -> String.valueOf(given));
        }
        if (number().isPresent()) {
            return given instanceof Double || given instanceof Float ? shortened(number().get()) : String.valueOf(given);
        }
        return text().map(text -> "\"" + (text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text) + "\"").orElseGet(this::kind);
    }

    /** With six digits at most. */
    private static String shortened(double number) {
        if (!Double.isFinite(number) || number == 0) {
            return String.valueOf(number);
        }
        var rounded = new BigDecimal(number).round(new MathContext(6)).stripTrailingZeros();
        return Math.abs(rounded.scale()) > 8 || rounded.scale() < 0 && rounded.precision() - rounded.scale() > 7 ? rounded.toString() : rounded.toPlainString();
    }
}
