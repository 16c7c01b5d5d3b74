package org.inverserg.quantities;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inverserg.lattice.Spins;
import org.inverserg.model.LatticeModel;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;

/**
 * Where something was measured: a row of a table of observables.
 *
 * @param size       L
 * @param parameters of the model by their names, {@code beta} or {@code kappa}, {@code mu2} and {@code lambda}; none where they are not known, in a
 *                   dream for example
 */
public record Point(int size, Map<String, Double> parameters) implements Comparable<Point> {

    private static final String BETA = "beta";
    private static final String TEMPERATURE = "T";
    private static final Map<String, String> SYMBOLS = Map.of(BETA, "β", "kappa", "κ", "mu2", "μ²", "lambda", "λ");

    /** @throws IllegalArgumentException if there is no such lattice, or if a parameter is missing */
    public Point {
        Spins.checkSize(size);
        parameters = new LinkedHashMap<>(Require.names(parameters, "the parameters of a point"));
        parameters.forEach((name, value) -> Require.that(Double.isFinite(value), "a parameter of a model must be finite", name + " = " + value,
                "find out where it comes from"));
        parameters = Collections.unmodifiableMap(parameters);
    }

    /** A lattice of which the model's parameters are not known. */
    public static Point of(int size) {
        return new Point(size, Map.of());
    }

    /** The lattice of L = {@code size} of a model. */
    public static Point of(int size, LatticeModel model) {
        return new Point(size, Require.given(model, "the model of a point").parameters());
    }

    /** The same, where the model may not be known. */
    public static Point of(int size, Optional<? extends LatticeModel> model) {
        return Require.given(model, "the model of a point, if there is one,").map(known -> of(size, known)).orElse(of(size));
    }

    /**
     * A parameter of the model, or what is known with it: {@code T} = 1/β where β is.
     *
     * @throws IllegalArgumentException if it is not known
     */
    public double parameter(String name) {
        return known(name).orElseThrow(() -> new IllegalArgumentException("the parameter of a point must be one of "
                + parameters.keySet().stream().flatMap(Point::namesOf).toList() + ", got " + name + "; "
                + (parameters.isEmpty() ? "none is known of what was not sampled from a model" : "name one of them")));
    }

    /** The same, if it is known. */
    public Optional<Double> known(String name) {
        return TEMPERATURE.equals(name) ? Optional.ofNullable(parameters.get(BETA)).map(beta -> 1 / beta)
                : Optional.ofNullable(name).map(parameters::get);
    }

    /** The names under which tables have a parameter: {@code beta} is followed by {@code T}. */
    public static Stream<String> namesOf(String parameter) {
        return BETA.equals(parameter) ? Stream.of(BETA, TEMPERATURE) : Stream.of(parameter);
    }

    /** How a parameter is written on axes, β for {@code beta}. */
    public static String symbolOf(String parameter) {
        return SYMBOLS.getOrDefault(Require.given(parameter, "the name of a parameter"), parameter);
    }

    /** Whether both are the same as far as their parameters are known. */
    public boolean coincidesWith(Point other) {
        return size == Require.given(other, "the other point").size && parameters.entrySet().stream()
                .allMatch(known -> other.parameters.getOrDefault(known.getKey(), known.getValue()).equals(known.getValue()));
    }

    /** By size, then by the parameters in their order. */
    @Override
    public int compareTo(Point other) {
        return size != Require.given(other, "the other point").size ? Integer.compare(size, other.size) : Arrays.compare(values(), other.values());
    }

    private double[] values() {
        return parameters.values().stream().mapToDouble(x -> x).toArray();
    }

    /** For example {@code L = 8, beta = 0.3}. */
    @Override
    public String toString() {
        return "L = " + size + parameters.entrySet().stream().map(e -> ", " + e.getKey() + " = " + Provenance.decimal(e.getValue())).collect(Collectors.joining());
    }
}
