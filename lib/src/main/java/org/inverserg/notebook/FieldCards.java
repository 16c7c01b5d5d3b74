package org.inverserg.notebook;

import java.util.Locale;
import java.util.Optional;
import org.inverserg.parallel.Provenance;
import org.inverserg.quantities.Point;
import org.inverserg.reweighting.Crossing;
import org.inverserg.reweighting.Crossings;
import org.inverserg.reweighting.Curve;
import org.inverserg.reweighting.Exponents;
import org.inverserg.reweighting.Reweighted;
import org.inverserg.reweighting.Reweighting;
import org.inverserg.sampling.PhiFourTimes;
import org.inverserg.scaling.CollapseFit;

/** The {@link Card}s of what is found about φ⁴ fields. */
final class FieldCards {

    private FieldCards() {
    }

    static Optional<Card> of(Object result) {
        if (result instanceof PhiFourTimes times) {
            return Optional.of(Card.of("autocorrelation times τ_int").value("of |m|", times.magnetization() + " steps")
                    .value("of φ²", times.square() + " steps").value("a step", times.mix())
                    .value("moves", String.format(Locale.ROOT, "half width %s, %.1f %% accepted", Provenance.decimal(times.moves().width()),
                            100 * times.moves().acceptance()))
                    .value("measured on", "L = " + times.measuredSize()).notes(times.notes()));
        }
        if (result instanceof Reweighting reweighting) {
            return Optional.of(chain(Card.of(reweighting.toString()), reweighting));
        }
        if (result instanceof Reweighted system) {
            return Optional.of(chain(Card.of("L = " + system.size() + " made from a chain").value("⟨|m|⟩ there", system.at("absM", system.origin().point())), system.origin()));
        }
        if (result instanceof Curve curve) {
            return Optional.of(Card.of(curve.toString()).table(Cells.of(curve.table())).notes(curve.provenance().allNotes()));
        }
        if (result instanceof Crossing crossing) {
            return Optional.of(Card.of("crossing").value(crossing.symbol(), crossing.point()).value("value there", crossing.value()));
        }
        if (result instanceof Crossings crossings) {
            return Optional.of(Card.of(crossings.toString()).table(Cells.of(crossings.table())).value("next", "at(8, 16), limit()").notes(crossings.provenance().allNotes()));
        }
        if (result instanceof CollapseFit collapse) {
            return Optional.of(Card.of(collapse.toString()).table(Cells.of(collapse.table())).notes(collapse.provenance().allNotes()));
        }
        return result instanceof Exponents exponents
                ? Optional.of(Card.of(exponents.toString()).table(Cells.of(exponents.table())).notes(exponents.provenance().allNotes()))
                : TowerCards.of(result);
    }

    private static Card chain(Card card, Reweighting reweighting) {
        return card.value("sampled at", reweighting.points().size() == 1 ? reweighting.chain() : reweighting.points().size() + " points from "
                + reweighting.chain() + " to " + reweighting.points().get(reweighting.points().size() - 1))
                .value("configurations", reweighting.count())
                .value("safe range", String.format(Locale.ROOT, "%s from %.6g to %.6g", Point.symbolOf(reweighting.parameter()), reweighting.lowest(), reweighting.highest()))
                .notes(reweighting.provenance().allNotes());
    }
}
