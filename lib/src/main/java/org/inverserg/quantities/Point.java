package org.inverserg.quantities;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
     * A parameter of the model.
     *
     * @throws IllegalArgumentException if it is not known
     */
    public double parameter(String name) {
        Require.that(name != null && parameters.containsKey(name), "the parameter of a point must be one of " + parameters.keySet(), name,
                parameters.isEmpty() ? "none is known of what was not sampled from a model" : "name one of them");
        return parameters.get(name);
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
