package org.inverserg.fitting;

import org.inverserg.measuring.Observables;
import tech.tablesaw.api.Table;

/**
 * Where a fit starts: {@code Fit.powerLaw(obs, "chi").from(16).exponent()}.
 *
 * <p>A fit runs over all sizes until {@link CurveFit#from} and {@link CurveFit#to} narrow it.
 */
public final class Fit {

    private static final FormulaFit LINE = new FormulaFit((x, p) -> p[0] + p[1] * x, 0, 0);

    private Fit() {
    }

    /**
     * y = A L^x, fitted as an unweighted straight line ln y = ln A + x ln L, as the papers do; errors by the jackknife through
     * the fit, which is right for the strongly correlated sizes of one dream as well as for independent runs.
     *
     * @param quantity column name, e.g. {@code "chi"}
     * @throws IllegalArgumentException if there is no such quantity
     */
    public static PowerLawFit powerLaw(Observables observables, String quantity) {
        return new PowerLawFit(Samples.of(observables, quantity));
    }

    /**
     * The same for a table of <em>independent</em> rows. Where the table has a column {@code y_err} (the name of y with
     * {@code _err}), rows have weights 1/σ² and errors follow from theirs; where not, all rows count the same, the errors follow from the
     * scatter about the line and χ² is unknown.
     *
     * <p>Not for sizes of one dream: they share configurations, and errors from single rows would be wrong by factors. Give
     * {@link #powerLaw(Observables, String)} the observables themselves.
     *
     * @param x column of abscissae, positive
     * @param y column of ordinates, positive
     * @throws IllegalArgumentException if a column does not exist or is not numeric
     */
    public static PowerLawFit powerLaw(Table independentRows, String x, String y) {
        return new PowerLawFit(Samples.of(independentRows, x, y));
    }

    /**
     * y = p₀ + p₁ L, with weights 1/σ²; errors by the jackknife through the fit.
     *
     * @throws IllegalArgumentException if there is no such quantity
     */
    public static ModelFit line(Observables observables, String quantity) {
        return LINE.to(observables, quantity);
    }

    /**
     * y = p₀ + p₁ x for a table of <em>independent</em> rows, with the errors of {@link #powerLaw(Table, String, String)}.
     *
     * @throws IllegalArgumentException if a column does not exist or is not numeric
     */
    public static ModelFit line(Table independentRows, String x, String y) {
        return LINE.to(independentRows, x, y);
    }

    /**
     * Any formula: {@code Fit.of((x, p) -> p[0] + p[1] * Math.pow(x, -p[2]), 0.9, 1, 1).to(obs, "U")}.
     *
     * @param start where the search for the parameters begins, one number for each
     * @throws IllegalArgumentException if there is no parameter
     */
    public static FormulaFit of(ModelFit.Model model, double... start) {
        return new FormulaFit(model, start);
    }

    /**
     * y = a + b ln L, fitted without weights; errors by the jackknife through the fit. The heat capacity of the critical Ising
     * model grows so.
     *
     * @throws IllegalArgumentException if there is no such quantity
     */
    public static LogarithmFit logarithm(Observables observables, String quantity) {
        return new LogarithmFit(Samples.of(observables, quantity));
    }

    /**
     * The same for a table of <em>independent</em> rows, with the errors of {@link #powerLaw(Table, String, String)}.
     *
     * @throws IllegalArgumentException if a column does not exist or is not numeric
     */
    public static LogarithmFit logarithm(Table independentRows, String x, String y) {
        return new LogarithmFit(Samples.of(independentRows, x, y));
    }
}
