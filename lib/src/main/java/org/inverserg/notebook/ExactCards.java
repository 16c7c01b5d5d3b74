package org.inverserg.notebook;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.inverserg.decimation.TrainedKernel;
import org.inverserg.exact.DecimationCertificate;
import org.inverserg.exact.DecimationChain;
import org.inverserg.exact.DecimationDream;
import org.inverserg.exact.InverseDecimation;
import org.inverserg.exact.WeightedDream;
import org.inverserg.statistics.ImportanceWeights;
import org.inverserg.statistics.ParetoTail;
import org.inverserg.upscaling.PathCertificate;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The {@link Card}s of dreams that know their probability, and of what it says about them. */
final class ExactCards {

    private ExactCards() {
    }

    static Optional<Card> of(Object result) {
        if (result instanceof InverseDecimation inverse) {
            return Optional.of(Card.of(inverse.toString()).table(Cells.of(kernels(inverse.kernels()))).value("next", "dream(n), chain(), certificate(spins)")
                    .notes(inverse.provenance().allNotes()));
        }
        if (result instanceof DecimationDream dream) {
            return Optional.of(Card.of(dream + ", as drawn").table(Cells.of(dream.observables().table())).value("next", "weighted() makes averages exact")
                    .notes(dream.provenance().allNotes()));
        }
        if (result instanceof WeightedDream weighted) {
            return Optional.of(weighted(weighted));
        }
        if (result instanceof DecimationChain chain) {
            return Optional.of(Card.of(chain.toString()).table(Cells.of(chain.observables().table())).notes(chain.provenance().allNotes()));
        }
        if (result instanceof DecimationCertificate certificate) {
            return Optional.of(Card.of("certificate at L = " + certificate.size()).table(Cells.of(certificate.table()))
                    .value("tail shape", shape(certificate.tailShape())).notes(certificate.provenance().allNotes()));
        }
        return result instanceof PathCertificate path
                ? Optional.of(Card.of(path.toString()).table(Cells.of(path.table())).notes(path.provenance().allNotes())) : Optional.empty();
    }

    private static Table kernels(List<TrainedKernel> kernels) {
        return Table.create("kernels", IntColumn.create("M", kernels.stream().mapToInt(TrainedKernel::levelSize)),
                StringColumn.create("class", kernels.stream().map(kernel -> kernel.drawn().toString())),
                IntColumn.create("spins seen", kernels.stream().mapToInt(TrainedKernel::spins)),
                IntColumn.create("weights", kernels.stream().mapToInt(kernel -> kernel.names().size())),
                StringColumn.create("−ln P", kernels.stream().map(kernel -> kernel.loss().toString())));
    }

    /** Averages where the weights allow them. */
    private static Card weighted(WeightedDream dream) {
        ImportanceWeights weights = dream.weights();
        var card = Card.of("weighted dream").value("weights", weights.count())
                .value("effective", String.format(Locale.ROOT, "%.0f, %s of them", weights.effective(), weights.efficiency()))
                .value("tail shape", shape(weights.tailShape())).notes(dream.provenance().allNotes());
        return weights.effective() < ImportanceWeights.FEWEST_EFFECTIVE ? card
                : card.table(Cells.of(dream.observables().table())).value("ln Z", dream.freeEnergy().logZ());
    }

    private static String shape(double tail) {
        return String.format(Locale.ROOT, "%.2f, trusted up to %.1f", tail, ParetoTail.LARGEST_TRUSTED);
    }
}
