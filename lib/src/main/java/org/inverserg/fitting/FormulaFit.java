package org.inverserg.fitting;

import java.util.Arrays;
import org.inverserg.measuring.Observables;
import org.inverserg.parallel.Require;
import tech.tablesaw.api.Table;

/** A formula that is still to be fitted: {@code Fit.of((x, p) -> p[0] + p[1] / x, 1, 1).to(obs, "U")}. */
public final class FormulaFit {

    private final ModelFit.Model model;
    private final double[] start;

    FormulaFit(ModelFit.Model model, double... start) {
        this.model = Require.given(model, "the formula of a fit");
        this.start = Require.given(start, "the parameters to start from").clone();
        Require.that(start.length > 0 && Arrays.stream(start).allMatch(Double::isFinite), "a fit needs at least 1 parameter, finite at its start",
                Arrays.toString(start), "give one number for each");
    }

    /**
     * Fits a quantity as a function of L; errors by the jackknife through the fit.
     *
     * @throws IllegalArgumentException if there is no such quantity, or if there are fewer sizes than parameters
     * @throws IllegalStateException    if the search does not end
     */
    public ModelFit to(Observables observables, String quantity) {
        return ModelFit.of(model, Samples.of(observables, quantity), start);
    }

    /**
     * Fits columns of a table of <em>independent</em> rows, with the errors of {@link Fit#powerLaw(Table, String, String)}.
     *
     * @throws IllegalArgumentException if a column does not exist or is not numeric, or if there are fewer rows than parameters
     * @throws IllegalStateException    if the search does not end
     */
    public ModelFit to(Table independentRows, String x, String y) {
        return ModelFit.of(model, Samples.of(independentRows, x, y), start);
    }
}
