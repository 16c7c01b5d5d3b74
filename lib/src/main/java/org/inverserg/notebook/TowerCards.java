package org.inverserg.notebook;

import java.util.Locale;
import java.util.Optional;
import org.inverserg.descent.LossCurve;
import org.inverserg.tower.ExponentSpread;
import org.inverserg.tower.Tower;
import org.inverserg.tower.Towers;
import org.inverserg.tower.TransposedNetwork;

/** The {@link Card}s of networks that rescale fields, and of what they make. */
final class TowerCards {

    private TowerCards() {
    }

    static Optional<Card> of(Object result) {
        if (result instanceof TransposedNetwork network) {
            return Optional.of(network(network));
        }
        if (result instanceof LossCurve curve) {
            return Optional.of(Card.of(curve.toString()).table(Cells.of(curve.table())));
        }
        if (result instanceof Tower tower) {
            return Optional.of(tower(tower));
        }
        if (result instanceof Towers towers) {
            return Optional.of(Card.of(towers.toString()).value("next", "exponents(from, to) and spread(tower -> …) say what the networks change"));
        }
        return result instanceof ExponentSpread spread ? Optional.of(Card.of(spread.toString()).table(Cells.of(spread.table()))) : Optional.empty();
    }

    private static Card network(TransposedNetwork network) {
        var card = Card.of(network.name() + " network").value("parameters", network.parameters().length)
                .value("mean squared error", network.loss().format(2) + " in validation")
                .value("uniform field 1 becomes", String.format(Locale.ROOT, "%.4f", network.response(1)))
                .value("made by", network.provenance().operation() + ", seed " + network.provenance().seed());
        return (network.gradient() == 0 ? card.value("optimum", "exact")
                : card.value("gradient left", String.format(Locale.ROOT, "%.2f of its statistical error", network.gradient())))
                .notes(network.provenance().allNotes());
    }

    private static Card tower(Tower tower) {
        return Card.of(tower.toString()).table(Cells.of(tower.table())).notes(tower.provenance().allNotes());
    }
}
