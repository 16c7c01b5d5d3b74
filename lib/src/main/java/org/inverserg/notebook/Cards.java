package org.inverserg.notebook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.inverserg.checking.Check;
import org.inverserg.fitting.LogarithmFit;
import org.inverserg.fitting.PowerLawFit;
import org.inverserg.measuring.Correlation;
import org.inverserg.measuring.Density;
import org.inverserg.measuring.Measurements;
import org.inverserg.parallel.Plan;
import org.inverserg.renormalization.CouplingFlow;
import org.inverserg.sampling.AutocorrelationTimes;
import org.inverserg.statistics.Autocorrelation;
import org.inverserg.upscaling.Dream;

/** Which results are shown as a {@link Card}, and what it says. */
final class Cards {

    private Cards() {
    }

    static Optional<Card> of(Object result) {
        if (result instanceof Plan plan) {
            return Optional.of(Card.of(plan.toString()).values(plan.settings()));
        }
        if (result instanceof Check check) {
            return Optional.of(check(check));
        }
        if (result instanceof Measurements measured) {
            return Optional.of(Card.of(measured.toString()).table(Cells.of(measured.observables().table())).notes(measured.provenance().allNotes()));
        }
        if (result instanceof Density density) {
            return Optional.of(Card.of(density.toString()).table(Cells.of(density.table())).notes(density.provenance().allNotes()));
        }
        if (result instanceof Correlation correlation) {
            return Optional.of(Card.of(correlation.toString()).value("ξ", correlation.length().estimate()).value("ξ/L", correlation.lengthOverSize().estimate())
                    .table(Cells.of(correlation.table())).notes(correlation.provenance().allNotes()));
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
        return TrainingCards.of(result).or(() -> FieldCards.of(result)).or(() -> ExactCards.of(result));
    }

    private static Card check(Check check) {
        var card = Card.of(check.points() + " of " + check.of() + " points");
        for (Check part : check.parts().isEmpty() ? List.of(check) : check.parts()) {
            card = card.value(part.mark(), part.advice());
        }
        return card;
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

    private static String perDof(double chiSquare) {
        return Double.isNaN(chiSquare) ? "unknown" : new BigDecimal(chiSquare).round(new MathContext(2)).toPlainString();
    }
}
