package org.inverserg.notebook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.inverserg.fitting.LogarithmFit;
import org.inverserg.fitting.PowerLawFit;
import org.inverserg.measuring.Density;
import org.inverserg.measuring.Measurements;
import org.inverserg.parallel.Plan;
import org.inverserg.renormalization.CouplingFlow;
import org.inverserg.sampling.AutocorrelationTimes;
import org.inverserg.statistics.Autocorrelation;
import org.inverserg.statistics.Estimate;
import org.inverserg.training.MaximumLikelihood;
import org.inverserg.upscaling.Dream;
import org.inverserg.upscaling.SymmetricKernel;

/** Which results are shown as a {@link Card}, and what it says. */
final class Cards {

    private Cards() {
    }

    static Optional<Card> of(Object result) {
        if (result instanceof Plan plan) {
            return Optional.of(Card.of(plan.toString()).values(plan.settings()));
        }
        if (result instanceof SymmetricKernel kernel) {
            return Optional.of(kernel(kernel));
        }
        if (result instanceof Measurements measured) {
            return Optional.of(Card.of(measured.toString()).table(Cells.of(measured.observables().table())).notes(measured.provenance().allNotes()));
        }
        if (result instanceof Density density) {
            return Optional.of(Card.of(density.toString()).table(Cells.of(density.table())).notes(density.provenance().allNotes()));
        }
        if (result instanceof Dream dream) {
            return Optional.of(Card.of(dream.toString()).table(Cells.of(dream.observables().table())).notes(dream.provenance().allNotes()));
        }
        if (result instanceof CouplingFlow flow) {
            return Optional.of(Card.of(flow.toString()).table(Cells.of(flow.exponents())).notes(flow.provenance().allNotes()));
        }
        if (result instanceof PowerLawFit fit) {
            return Optional.of(powerLaw(fit));
        }
        if (result instanceof LogarithmFit fit) {
            return Optional.of(logarithm(fit));
        }
        if (result instanceof AutocorrelationTimes times) {
            return Optional.of(Card.of("autocorrelation times τ_int").value("of |m|", times.magnetization() + " sweeps")
                    .value("of e", times.energy() + " sweeps").value("measured on", "L = " + times.measuredSize()));
        }
        if (result instanceof Autocorrelation time) {
            return Optional.of(autocorrelation(time));
        }
        return result instanceof MaximumLikelihood optimum ? Optional.of(optimum(optimum)) : FieldCards.of(result);
    }

    /** The weights where they stand in the kernel. */
    private static Card kernel(SymmetricKernel kernel) {
        int radius = kernel.size() / 2;
        List<Integer> offsets = IntStream.rangeClosed(-radius, radius).boxed().toList();
        var headings = new ArrayList<>(List.of("dy \\ dx"));
        offsets.forEach(dx -> headings.add(signed(dx)));
        var rows = new ArrayList<List<String>>();
        for (int dy : offsets) {
            var row = new ArrayList<>(List.of(signed(dy)));
            offsets.forEach(dx -> row.add(weight(kernel.at(dy, dx))));
            rows.add(row);
        }
        var card = Card.of(kernel.size() + "×" + kernel.size() + " kernel")
                .table(new Cells(headings, Collections.nCopies(headings.size(), true), rows, 0));
        return kernel.samples() == 0 ? card.value("weights", "given, without errors")
                : card.value("−ln P per fine spin", kernel.loss().format(2)).value("fine spins", kernel.samples())
                        .value("made by", kernel.provenance().operation() + ", seed " + kernel.provenance().seed())
                        .notes(kernel.provenance().allNotes());
    }

    private static String weight(Estimate weight) {
        return weight.error() == 0 ? Cells.number(weight.value()) : weight.toString();
    }

    private static String signed(int offset) {
        return (offset < 0 ? "−" : "") + Math.abs(offset);
    }

    private static Card powerLaw(PowerLawFit fit) {
        try {
            return Card.of(fit.toString())
                    .formula(HtmlTable.escape(fit.symbol() + " ~ " + fit.xName()) + "<sup>" + HtmlTable.escape(fit.exponent().toString()) + "</sup>")
                    .value("exponent", fit.exponent()).value("amplitude", fit.amplitude())
                    .value(fit.xName(), fit.range()).value("χ²/dof", perDof(fit.chiSquarePerDof()));
        } catch (IllegalArgumentException e) {
            return Card.of(fit.toString()); // which says why there is no fit
        }
    }

    private static Card logarithm(LogarithmFit fit) {
        try {
            return Card.of(fit.toString())
                    .formula(HtmlTable.escape(fit.symbol() + " = " + fit.offset() + " + " + fit.slope() + " ln " + fit.xName()))
                    .value("slope", fit.slope()).value("offset", fit.offset())
                    .value(fit.xName(), fit.range()).value("χ²/dof", perDof(fit.chiSquarePerDof()));
        } catch (IllegalArgumentException e) {
            return Card.of(fit.toString());
        }
    }

    private static Card autocorrelation(Autocorrelation measured) {
        var card = Card.of("autocorrelation time").value("τ_int", measured.time() + " steps").value("window", measured.window() + " steps")
                .value("length", measured.length() + " steps");
        return measured.isTrusted() ? card : card.notes(List.of(String.format(Locale.ROOT,
                "only %.0f autocorrelation times, below %d the result cannot be trusted; make the series longer",
                measured.length() / measured.time().value(), Autocorrelation.TRUSTED_LENGTH)));
    }

    private static Card optimum(MaximumLikelihood optimum) {
        var card = Card.of("maximum of the likelihood");
        double[] weights = optimum.weights();
        for (int i = 0; i < weights.length; i++) {
            card = card.value("weight " + i, Estimate.of(weights[i], Math.sqrt(optimum.covariance().getEntry(i, i))));
        }
        return card.value("−ln P per fine spin", optimum.loss().format(2)).value("fine spins", optimum.samples())
                .value("Newton steps", optimum.steps()).value("largest gradient", String.format(Locale.ROOT, "%.0e", optimum.gradient()));
    }

    private static String perDof(double chiSquare) {
        return Double.isNaN(chiSquare) ? "unknown" : new BigDecimal(chiSquare).round(new MathContext(2)).toPlainString();
    }
}
