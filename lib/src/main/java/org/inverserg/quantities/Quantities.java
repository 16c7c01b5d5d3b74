package org.inverserg.quantities;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a model can be asked for, and what is added up of each configuration for it: m, |m|, m² and m⁴ in every model, and the terms of its own. A term
 * is a function of what is read of a configuration, m first.
 */
public final class Quantities {

    /** The number of terms that follow from m. */
    static final int OF_M = 4;

    /** Of φ⁴ fields that someone else made, of which m is all that is known. */
    public static final Quantities OF_MAGNETIZATION = new Quantities("φ⁴", "", List.of(MagnetizationQuantity.values()), r -> square(r[0]) * square(r[0]), List.of());

    private final String model;
    private final String second;
    private final List<Quantity> list;
    private final ToDoubleFunction<double[]> fourthPower;
    private final List<? extends ToDoubleFunction<double[]>> own;

    /**
     * @param second      the name of what is read after m
     * @param fourthPower m⁴: in which order its factors are multiplied decides about the last bit
     * @param own         terms
     */
    Quantities(String model, String second, List<Quantity> list, ToDoubleFunction<double[]> fourthPower, List<? extends ToDoubleFunction<double[]>> own) {
        this.model = model;
        this.second = second;
        this.list = list;
        this.fourthPower = fourthPower;
        this.own = own;
    }

    static double square(double x) {
        return x * x;
    }

    /** The same terms, and only some of the quantities. */
    public Quantities among(List<Quantity> known) {
        return new Quantities(model, second, known, fourthPower, own);
    }

    /** The name of the model. */
    public String model() {
        return model;
    }

    /** The name of what is read of a configuration after m. */
    public String second() {
        return second;
    }

    /** In the order of tables. */
    public List<Quantity> list() {
        return list;
    }

    /** The number of terms of a configuration. */
    public int terms() {
        return OF_M + own.size();
    }

    /**
     * The terms of a configuration.
     *
     * @param reading what is read of it, m first
     */
    public double[] terms(double... reading) {
        double[] terms = new double[terms()];
        double m = reading[0];
        terms[0] = m;
        terms[1] = Math.abs(m);
        terms[2] = m * m;
        terms[3] = fourthPower.applyAsDouble(reading);
        for (int term = 0; term < own.size(); term++) {
            terms[OF_M + term] = own.get(term).applyAsDouble(reading);
        }
        return terms;
    }

    /** All of it in words, so that results of other quantities can be told apart. */
    public String key() {
        return String.join(" ", list.stream().map(Quantity::column).toList());
    }
}
