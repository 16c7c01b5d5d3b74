package org.inverserg.reweighting;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.inverserg.parallel.Require;
import org.inverserg.quantities.Point;

/** What belongs to a parameter λ in the exponent: the weight of a configuration is e^{−λu} times what does not depend on λ. */
enum Conjugate {

    /** u = V e. */
    BETA("beta", Map.of("e", 1.0)),

    /** u = ½ Σ φ². */
    MASS_SQUARED("mu2", Map.of("phi2", 0.5)),

    /** u = ¼ Σ φ⁴. */
    LAMBDA("lambda", Map.of("phi4", 0.25)),

    /** u = 2 Σ φ² − Σ_⟨ij⟩ φ_i φ_j. */
    KAPPA("kappa", Map.of("phi2", 2.0, "bonds", -1.0));

    private final String parameter;
    private final Map<String, Double> shares;

    Conjugate(String parameter, Map<String, Double> shares) {
        this.parameter = parameter;
        this.shares = shares;
    }

    /** @throws IllegalArgumentException listing the parameters of the point, if {@code parameter} is none of them */
    static Conjugate of(String parameter, Point point) {
        return Arrays.stream(values()).filter(each -> each.parameter.equals(parameter) && point.parameters().containsKey(parameter)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("what is reweighted must be a parameter of a known model, got "
                        + (parameter == null ? "none" : "\"" + parameter + "\"") + " at " + point + "; "
                        + (point.parameters().isEmpty() ? "sample it with Ising or PhiFour" : "choose one of "
                        + point.parameters().keySet().stream().collect(Collectors.joining(", ")))));
    }

    /**
     * The name of the parameter in which points differ, or that of their model that is changed most often.
     *
     * @throws IllegalArgumentException if they differ in several
     */
    static String varying(List<Point> points) {
        List<String> varying = points.stream().flatMap(point -> point.parameters().keySet().stream()).distinct()
                .filter(name -> points.stream().map(point -> point.known(name)).distinct().count() > 1).toList();
        Require.that(varying.size() <= 1, "runs that are reweighted together must differ in one parameter", "several, " + varying,
                "choose among them by where(point -> …)");
        String usual = points.get(0).parameters().containsKey(BETA.parameter) ? BETA.parameter : MASS_SQUARED.parameter;
        return varying.isEmpty() ? usual : varying.get(0);
    }

    /** @throws IllegalArgumentException if points differ in another parameter */
    void requireNothingElseVaries(List<Point> points) {
        Require.that(points.stream().map(this::others).distinct().count() == 1, "runs that are reweighted in " + parameter + " must differ in nothing else",
                points, "choose among them by where(point -> …)");
    }

    private Object others(Point point) {
        var others = new LinkedHashMap<>(point.parameters());
        others.remove(parameter);
        return others;
    }

    String parameter() {
        return parameter;
    }

    String symbol() {
        return Point.symbolOf(parameter);
    }

    /** u of a configuration. */
    double of(double volume, List<String> names, double[] reading) {
        double sum = 0;
        for (int i = 0; i < reading.length; i++) {
            sum += reading[i] * shares.getOrDefault(names.get(i), 0.0);
        }
        return volume * sum;
    }
}
