package org.inverserg.notebook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.inverserg.likelihood.KernelWeights;
import org.inverserg.papers.PublishedKernel;
import org.inverserg.statistics.Estimate;
import org.inverserg.upscaling.Asymmetry;
import org.inverserg.upscaling.Losses;
import org.inverserg.upscaling.SuboptimalKernel;
import org.inverserg.upscaling.SymmetricKernel;
import org.inverserg.upscaling.TwoLayerNetwork;

/** The {@link Card}s of upscalers of spins and of their training. */
final class TrainingCards {

    private TrainingCards() {
    }

    static Optional<Card> of(Object result) {
        if (result instanceof SymmetricKernel kernel) {
            return Optional.of(kernel(kernel));
        }
        if (result instanceof SuboptimalKernel descent) {
            return Optional.of(kernel(descent.kernel()).value("trained by", descent.curve())
                    .value("above the optimum", descent.excess().format(2) + " per fine spin")
                    .value("distance from it", String.format(Locale.ROOT, "%.3g standard deviations", descent.distance())));
        }
        if (result instanceof PublishedKernel published) {
            return Optional.of(kernel(published.kernel()).value("published as", published.name()));
        }
        if (result instanceof Losses losses) {
            return Optional.of(Card.of(losses.toString()).value("next", "of(kernel), difference(a, b), compare(map of kernels)"));
        }
        if (result instanceof TwoLayerNetwork network) {
            return Optional.of(Card.of("two-layer network 1-" + network.channels() + "-1, k=" + network.size())
                    .value("parameters", network.parameters().length).value("fine spins", network.samples())
                    .value("trained", network.isTrained() ? network.curve() : "elsewhere, given weights")
                    .value("made by", network.provenance().operation() + ", seed " + network.provenance().seed())
                    .notes(network.provenance().allNotes()));
        }
        if (result instanceof Asymmetry asymmetry) {
            return Optional.of(Card.of("asymmetry: root mean square difference of probabilities").value("under σ → −σ", asymmetry.signFlip().format(2))
                    .value("under rotations and reflections", asymmetry.lattice().format(2)));
        }
        return result instanceof KernelWeights optimum ? Optional.of(optimum(optimum)) : Optional.empty();
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
        return kernel.samples() == 0 ? card.value("weights", "given, without errors") : trained(card, kernel);
    }

    private static String weight(Estimate weight) {
        return weight.error() == 0 ? Cells.number(weight.value()) : weight.toString();
    }

    private static String signed(int offset) {
        return (offset < 0 ? "−" : "") + Math.abs(offset);
    }

    private static Card trained(Card card, SymmetricKernel kernel) {
        double configurations = kernel.provenance().count();
        var more = card.value("−ln P per fine spin", kernel.loss().format(2)).value("fine spins", kernel.samples());
        return (kernel.effectiveConfigurations() == configurations ? more : more.value("effective configurations",
                String.format(Locale.ROOT, "%.0f of %.0f", kernel.effectiveConfigurations(), configurations)))
                .value("made by", kernel.provenance().operation() + ", seed " + kernel.provenance().seed())
                .notes(kernel.provenance().allNotes());
    }

    private static Card optimum(KernelWeights optimum) {
        var card = Card.of("maximum of the likelihood");
        double[] weights = optimum.weights();
        for (int i = 0; i < weights.length; i++) {
            card = card.value("weight " + i, Estimate.of(weights[i], Math.sqrt(optimum.covariance().getEntry(i, i))));
        }
        return card.value("−ln P per fine spin", optimum.loss().format(2)).value("fine spins", optimum.samples())
                .value("Newton steps", optimum.steps()).value("largest gradient", String.format(Locale.ROOT, "%.0e", optimum.gradient()));
    }
}
