package org.inverserg.quantities;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.inverserg.parallel.Require;

/** A scalar observable: a formula over means over configurations. One name has one meaning in all models that have it. */
public interface Quantity {

    /** The name in tables and in calls, e.g. {@code "chi"}. */
    String column();

    /** The symbol on axes, e.g. χ. */
    String symbol();

    /** From the means over all configurations. */
    double of(Means means);

    /** A quantity that is no more than its formula. */
    record Formula(String column, String symbol, ToDoubleFunction<Means> formula) implements Quantity {

        /** @throws IllegalArgumentException if one of them is missing */
        public Formula {
            Require.given(column, "the name of a quantity");
            Require.given(symbol, "the symbol of a quantity");
            Require.given(formula, "the formula of a quantity");
        }

        @Override
        public double of(Means means) {
            return formula.applyAsDouble(Require.given(means, "the means of a quantity"));
        }
    }

    /** @throws IllegalArgumentException listing the names that exist, if {@code column} is none of them */
    static <Q extends Quantity> Q named(String column, List<Q> among) {
        return Require.all(among, "the quantities to choose from").stream().filter(quantity -> quantity.column().equals(column)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no observable \"" + column + "\"; choose one of "
                        + among.stream().map(Quantity::column).collect(Collectors.joining(", "))));
    }
}
