package org.inverserg.scaling;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.inverserg.parallel.Provenance;
import org.inverserg.plotting.Figure;
import org.inverserg.plotting.Plot;
import org.inverserg.quantities.Point;
import org.inverserg.quantities.Quantity;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.EstimateColumns;
import org.inverserg.statistics.Replicas;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** The law under which the data of a {@link Collapse} lie on one curve, with errors by jackknife over the bins of all points. */
public final class CollapseFit {

    private final Quantity quantity;
    private final String parameter;
    private final ScaledData data;
    private final ScaledData.Law law;
    private final Replicas[] laws;
    private final double quality;
    private final Provenance provenance;

    CollapseFit(Quantity quantity, String parameter, ScaledData data, LawSearch.Found found, Replicas[] laws, Provenance provenance) {
        this.quantity = quantity;
        this.parameter = parameter;
        this.data = data;
        this.law = ScaledData.Law.of(found.parameters());
        this.laws = laws.clone();
        this.provenance = provenance;
        quality = LawSearch.meanSquare(data.residuals(law, found.overlaps()));
    }

    /** x_c: β_c of the Ising model over {@code "beta"}. */
    public Estimate criticalPoint() {
        return laws[0].estimate();
    }

    /** ν. */
    public Estimate nu() {
        return Replicas.combine(x -> 1 / x[0], laws[1]).estimate();
    }

    /** κ of y = L^κ f: γ/ν of {@code chi} and {@code chiC}, −β/ν of {@code absM}. */
    public Estimate exponent() {
        return laws[2].estimate();
    }

    /** S, about 1 where the data lie on one curve within their errors. */
    public double quality() {
        return quality;
    }

    /** One row: the critical point, ν, κ, each with its 1σ error, and S. */
    public Table table() {
        return Table.create(toString()).addColumns(EstimateColumns.of(parameter + "_c", List.of(criticalPoint())))
                .addColumns(EstimateColumns.of("nu", List.of(nu()))).addColumns(EstimateColumns.of("kappa", List.of(exponent())))
                .addColumns(DoubleColumn.create("S", quality));
    }

    /** The data in the scaled variables of the law, one series for each size. */
    public Figure plot() {
        String symbol = Point.symbolOf(parameter);
        String power = quantity.symbol() + " L^{" + String.format(Locale.ROOT, "%.3f", -law.exponent()) + "}";
        boolean corrected = laws.length > ScaledData.LEADING;
        Figure figure = corrected ? Plot.linear("t (1 + bt) L^{1/ν},  t = " + symbol + " − " + symbol + "_c", power + "/(1 + at)")
                : Plot.linear("(" + symbol + " − " + symbol + "_c) L^{1/ν}", power);
        for (int s = 0; s < data.sizes().length; s++) {
            int size = data.sizes()[s];
            double[] x = data.x()[s];
            double[] y = data.y()[s];
            double[] error = data.error()[s];
            figure.points("L = " + size, IntStream.range(0, x.length).mapToDouble(i -> law.x(x[i], size)).toArray(),
                    IntStream.range(0, x.length).mapToDouble(i -> law.factor(x[i], size) * y[i]).toArray(),
                    IntStream.range(0, x.length).mapToDouble(i -> law.factor(x[i], size) * error[i]).toArray());
        }
        return figure;
    }

    /** Of the scan. */
    public Provenance provenance() {
        return provenance;
    }

    /** For example {@code collapse of χ: β_c = 0.44070(8), ν = 1.000(8), χ ~ L^1.749(3), S = 1.1}. */
    @Override
    public String toString() {
        return "collapse of " + quantity.symbol() + ": " + Point.symbolOf(parameter) + "_c = " + criticalPoint() + ", ν = " + nu() + ", " + quantity.symbol()
                + " ~ L^" + exponent() + ", S = " + String.format(Locale.ROOT, "%.2f", quality);
    }
}
