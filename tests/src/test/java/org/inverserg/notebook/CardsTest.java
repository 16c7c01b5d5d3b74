package org.inverserg.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.inverserg.exact.InverseDecimation;
import org.inverserg.fitting.Fit;
import org.inverserg.lattice.Fields;
import org.inverserg.lattice.Spins;
import org.inverserg.likelihood.KernelWeights;
import org.inverserg.papers.PublishedKernel;
import org.inverserg.parallel.Provenance;
import org.inverserg.patterns.Orbits;
import org.inverserg.plotting.Plot;
import org.inverserg.renormalization.CouplingFlow;
import org.inverserg.reweighting.Crossing;
import org.inverserg.reweighting.Curve;
import org.inverserg.reweighting.Exponents;
import org.inverserg.reweighting.Reweighted;
import org.inverserg.reweighting.Reweighting;
import org.inverserg.sampling.Ising;
import org.inverserg.sampling.PhiFour;
import org.inverserg.statistics.Autocorrelation;
import org.inverserg.statistics.Estimate;
import org.inverserg.tower.Tower;
import org.inverserg.tower.Towers;
import org.inverserg.tower.TransposedNetwork;
import org.inverserg.upscaling.Losses;
import org.inverserg.upscaling.SymmetricKernel;
import org.inverserg.upscaling.TwoLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

class CardsTest {

    private static final Spins SPINS = Ising.critical(8).seed(1).sample(400);
    private static final SymmetricKernel KERNEL = SymmetricKernel.ofSize(3).train(SPINS);

    private static Table powers(double... y) {
        return Table.create("t", DoubleColumn.create("L", 2, 4, 8, 16), DoubleColumn.create("y", y),
                DoubleColumn.create("y_err", DoubleStream.of(y).map(value -> Math.abs(value) / 100).toArray()));
    }

    static Stream<Object> everyKindOfResult() {
        var dream = KERNEL.dream(100).seed(2).upTo(8);
        return Stream.of(SPINS, SPINS.provenance(), Ising.critical(8), Ising.at(0.3, 16).seed(2).thinning(3), Ising.critical(8).autocorrelation(),
                KERNEL, SymmetricKernel.withWeights(5, 1, 2, 3, 4, 5, 6), SymmetricKernel.ofSize(5), KERNEL.dream(10), KERNEL.dream(SPINS).seed(3),
                dream, dream.observables(), dream.observables().estimate("chi", 8), dream.observables().replicas("chi", 8),
                dream.observables().table(), Fit.powerLaw(dream.observables(), "chi"), Fit.logarithm(dream.observables(), "C"),
                Autocorrelation.of(DoubleStream.iterate(0.1, x -> 3.9 * x * (1 - x)).limit(1000).toArray()),
                Plot.logLog(dream.observables(), "chi"), CouplingFlow.of(Ising.critical(16).seed(1).sample(400)),
                KernelWeights.of(Orbits.ofSize(3), SPINS, Provenance.of("ties", 400, 1L)));
    }

    static Stream<Object> everyKindOfResultOfTraining() {
        var training = SymmetricKernel.ofSize(3).weighted();
        var network = TwoLayerNetwork.kernel(3).channels(2).adamW(0.01).epochs(2).batch(100).train(SPINS);
        return Stream.of(training, training.train(SPINS), training.adamW(0.01).epochs(3).batch(100).oneCycle(),
                training.adamW(0.01).epochs(3).batch(100).train(SPINS), training.adamW(0.01).epochs(3).batch(100).validation(0.2).train(SPINS).curve().table(),
                Losses.of(SPINS), Losses.of(SPINS).compare(Map.of("k=3", KERNEL)),
                TwoLayerNetwork.kernel(3), TwoLayerNetwork.kernel(7).adamW(0.01), network, network.asymmetry(SPINS.block()), network.dream(10),
                new PublishedKernel(3, 32, 1000, 100, true, SymmetricKernel.withWeights(3, 1, 2, 3)));
    }

    static Stream<Object> everyKindOfResultOfFields() {
        PhiFour plan = PhiFour.pointB().seed(1);
        Reweighting chain = Reweighting.of(plan.sample(500));
        Reweighted blocked = chain.system(plan.sample(500).block());
        Curve curve = chain.original().curve("absM", -1.28, -1.26, 5);
        return Stream.of(plan, plan.autocorrelation(), plan.sample(500), plan.sample(500).block(), plan.measure(500), chain, blocked, curve,
                new Crossing("mu2", Estimate.of(-1.27, 0.01), Estimate.of(0.6, 0.1)),
                Exponents.of(List.of(chain.original(), blocked), -1.28, -1.26));
    }

    static Stream<Object> everyKindOfResultOfTowers() {
        Fields fields = PhiFour.pointB().seed(1).sample(500);
        var training = TransposedNetwork.channels(2).epochs(2);
        List<TransposedNetwork> networks = List.of(TransposedNetwork.linear().train(fields), training.seed(1).train(fields), training.seed(2).train(fields));
        List<Tower> towers = networks.stream().map(network -> network.rescale(fields).upTo(16)).toList();
        return Stream.of(training, TransposedNetwork.linear(), networks.get(0), networks.get(1), networks.get(1).curve(), networks.get(0).rescale(fields),
                towers.get(0), networks.get(0).rescale(fields.sampledFrom(null)).upTo(16), Towers.of(towers), Towers.of(towers).exponents(-1.3, -1.25));
    }

    static Stream<Object> everyKindOfExactResult() {
        var inverse = InverseDecimation.of(Ising.critical(8)).seed(1).train(1000);
        var dream = inverse.dream(1000).seed(2).upTo(8);
        return Stream.of(InverseDecimation.of(Ising.critical(8)), inverse, inverse.dream(10), dream, dream.weighted(), inverse.dream(40).seed(2).upTo(8).weighted(),
                inverse.chain(), inverse.chain().seed(3).measure(1000), inverse.certificate(Ising.critical(8).seed(4).sample(1000)),
                KERNEL.certificate(Ising.critical(8).seed(5), 1000),
                Crossing.of(Ising.scan().sizes(4, 8).betas(0.40, 0.48, 5).seed(1).measure(1000), "U"));
    }

    @ParameterizedTest
    @MethodSource({"everyKindOfResult", "everyKindOfResultOfTraining", "everyKindOfResultOfFields", "everyKindOfResultOfTowers", "everyKindOfExactResult"})
    void hasAPlainFormAndARichOneWithoutColours(Object result) {
        var bundle = Bundle.of(result);
        assertThat(bundle.get("text/plain")).isNotBlank().doesNotContain("@", "org.inverserg", "null", "NaN");
        assertThat(bundle).containsAnyOf(
                Map.entry("text/html", bundle.getOrDefault("text/html", "none")),
                Map.entry("image/png", bundle.getOrDefault("image/png", "none")));
        assertThat(bundle.getOrDefault("text/html", "")).doesNotContain("color", "background", "null", "NaN");
    }

    @Test
    void kernelShowsItsWeightsWhereTheyStand() {
        var bundle = Bundle.of(SymmetricKernel.withWeights(3, 1.4, 0.6, 0.5));
        assertThat(bundle.get("text/plain")).isEqualTo("""
                3×3 kernel
                dy \\ dx   −1    0    1
                     −1  0.5  0.6  0.5
                      0  0.6  1.4  0.6
                      1  0.5  0.6  0.5
                  weights  given, without errors""");
        assertThat(Bundle.of(KERNEL).get("text/plain")).contains(KERNEL.at(0, 0).toString(), KERNEL.loss().format(2), "25600");
    }

    @Test
    void planSaysWhatItWillDoAndHow() {
        assertThat(Bundle.of(Ising.critical(8).seed(7)).get("text/plain").lines())
                .contains("Ising β=0.44068679350977147 L=8", "  seed            7", "  thinning        2 autocorrelation times")
                .anyMatch(line -> line.startsWith("  next") && line.contains("sample(n)"));
        assertThat(Bundle.of(KERNEL.dream(10).seed(4)).get("text/plain")).contains("10 dreams", "single spins", "upTo(L)");
    }

    @Test
    void fitIsALineOfTextOrAFormula() {
        var fit = Fit.powerLaw(powers(2.02, 3.98, 8.01, 16.1), "L", "y");
        var bundle = Bundle.of(fit);
        assertThat(bundle.get("text/plain")).startsWith(fit.toString()).contains("exponent", "amplitude");
        assertThat(bundle.get("text/html")).contains("y ~ L<sup>" + fit.exponent() + "</sup>", "χ²/dof", "2–16");
    }

    @Test
    void fitThatCannotBeDoneSaysWhy() {
        assertThat(Bundle.of(Fit.powerLaw(powers(2, -4, 8, 16), "L", "y")).get("text/html")).contains("no fit", "values above 0");
        assertThat(Bundle.of(Fit.logarithm(powers(2, 4, 8, 16), "L", "y").from(8)).get("text/plain")).contains("at least 3 different L");
    }

    @Test
    void shortSeriesIsSaidNotToBeTrusted() {
        double[] slow = DoubleStream.iterate(0, x -> x + 1).limit(40).toArray();
        assertThat(Bundle.of(Autocorrelation.of(slow)).get("text/plain")).contains("note: only").contains("make the series longer");
    }

    @Test
    void figureIsNamedByItsAxesAndSeries() {
        var figure = Plot.linear("t", "<m>").points("a & b", new double[] {1, 2}, new double[] {1, 2}, null);
        assertThat(Bundle.of(figure)).containsEntry("text/plain", "figure 640 × 460, <m> against t: a & b").containsKey("image/png");
    }

    @Test
    void provenanceKeepsItsLines() {
        String html = Bundle.of(SPINS.provenance()).get("text/html");
        assertThat(html).contains("white-space:pre-wrap", "Ising beta=").contains("\n");
    }
}
