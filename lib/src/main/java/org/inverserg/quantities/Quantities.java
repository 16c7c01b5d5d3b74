package org.inverserg.quantities;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.inverserg.parallel.Require;

/**
 * What a model can be asked for, and what is added up of each configuration for it: m, |m|, m² and m⁴ in every model, and terms of its own. A term is a
 * function of what is read of a configuration, m first.
 *
 * @param model       its name
 * @param readings    the names of what is read of a configuration
 * @param list        in the order of tables
 * @param fourthPower m⁴: in which order its factors are multiplied decides about the last bit
 * @param own         the terms beside those of m
 */
public record Quantities(String model, List<String> readings, List<Quantity> list, ToDoubleFunction<double[]> fourthPower,
                         List<? extends ToDoubleFunction<double[]>> own) {

    /** Of φ⁴ fields of which m is all that is known. */
    public static final Quantities OF_MAGNETIZATION = new Quantities("φ⁴", List.of("m"), List.of(MagnetizationQuantity.values()),
            reading -> square(reading[0]) * square(reading[0]), List.of());

    /** The number of terms that follow from m. */
    static final int OF_M = 4;

    /** @throws IllegalArgumentException if something is missing */
    public Quantities {
        Require.given(model, "the name of a model");
        readings = List.copyOf(Require.all(readings, "the names of what is read of a configuration"));
        Require.that(!readings.isEmpty(), "at least m must be read of a configuration", "nothing", "name what else there is after it");
        list = List.copyOf(Require.all(list, "the quantities of a model"));
        Require.given(fourthPower, "the fourth power of m");
        own = List.copyOf(Require.all(own, "the terms of a model"));
    }

    static double square(double x) {
        return x * x;
    }

    /** The same terms, and only some of the quantities. */
    public Quantities among(List<Quantity> some) {
        return new Quantities(model, readings, some, fourthPower, own);
    }

    /** The number of terms of a configuration. */
    public int terms() {
        return OF_M + own.size();
    }

    /**
     * The terms of a configuration.
     *
     * @param reading what is read of it
     * @throws IllegalArgumentException if that is not all of it
     */
    public double[] terms(double... reading) {
        Require.length(Require.given(reading, "what is read of a configuration").length, readings.size(), "what is read of a configuration");
        double[] terms = new double[terms()];
        terms[0] = reading[0];
        terms[1] = Math.abs(reading[0]);
        terms[2] = square(reading[0]);
        terms[3] = fourthPower.applyAsDouble(reading);
        for (int term = OF_M; term < terms.length; term++) {
            terms[term] = own.get(term - OF_M).applyAsDouble(reading);
        }
        return terms;
    }

    /** All of it in words, so that results of other quantities can be told apart. */
    public String key() {
        return String.join(" ", list.stream().map(Quantity::column).toList());
    }
}
