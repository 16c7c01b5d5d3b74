package org.inverserg.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inverserg.Slow;
import org.inverserg.couplings.CouplingPair;
import org.inverserg.exact.InverseDecimation;
import org.inverserg.lattice.Fields;
import org.inverserg.measuring.Measurements;
import org.inverserg.measuring.Observables;
import org.inverserg.parallel.Engine;
import org.inverserg.parallel.Parallel;
import org.inverserg.sampling.Ising;
import org.inverserg.sampling.PhiFour;
import org.inverserg.statistics.Estimate;
import org.inverserg.tower.TransposedNetwork;
import org.inverserg.upscaling.Losses;
import org.inverserg.upscaling.SymmetricKernel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Every long call whose batches leave only results gives the same bits wherever, in whatever order and however often these are run. */
@Slow
class ScatteredCallsTest {

    private static final SymmetricKernel KERNEL = SymmetricKernel.withWeights(3, 1.41, 0.63, 0.55);
    private static final Ising ISING = Ising.critical(8).seed(1);
    private static final PhiFour PHI = PhiFour.pointB().seed(2);
    private static final Fields FIELDS = PHI.sample(300);
    private static final TransposedNetwork NETWORK = TransposedNetwork.channels(2).epochs(1).seed(2).train(FIELDS);
    private static final InverseDecimation INVERSE = InverseDecimation.of(ISING).seed(1).train(1000);

    /** What a call gives, as words that differ if a bit does. */
    private static final Map<String, Callable<String>> CALLS = new LinkedHashMap<>();

    static {
        CALLS.put("Ising measure", () -> words(ISING.measure(1500)));
        CALLS.put("Ising measure with series", () -> words(ISING.series().measure(1500)));
        CALLS.put("Ising measure by single clusters", () -> words(ISING.wolff().measure(1500)));
        CALLS.put("Ising sample", () -> ISING.sample(1500).contentKey());
        CALLS.put("Ising measure of couplings", () -> words(Ising.critical(16).seed(3).density().correlations().couplings().measure(1500)));
        CALLS.put("Ising scan", () -> words(Ising.scan().sizes(4, 8).betas(0.4, 0.44).seed(4).measure(700)));
        CALLS.put("phi^4 measure", () -> words(PHI.measure(700)));
        CALLS.put("phi^4 measure with series", () -> words(PHI.series().measure(700)));
        CALLS.put("phi^4 sample", () -> PHI.sample(700).contentKey());
        CALLS.put("phi^4 scan", () -> words(PhiFour.lambda(0.7).scan().sizes(4, 8).massesSquared(-1, -0.9).seed(5).measure(300)));
        CALLS.put("counts of patterns in a stream", () -> words(SymmetricKernel.ofSize(5).train(ISING.stream(1500)).weights()));
        CALLS.put("weighted counts of patterns in a stream", () -> words(SymmetricKernel.ofSize(3).weighted().train(ISING.stream(1500)).weights()));
        CALLS.put("losses in a stream", () -> words(Losses.of(ISING.stream(1500)).of(KERNEL).estimate()));
        CALLS.put("dream", () -> words(KERNEL.dream(700).seed(6).density().correlations().couplings().upTo(16).measurements()));
        CALLS.put("dreams kept", () -> KERNEL.dream(700).seed(6).configurationsAt(16).contentKey());
        CALLS.put("tower", () -> words(NETWORK.rescale(FIELDS).upTo(32).magnetizations(32)));
        CALLS.put("tower kept", () -> NETWORK.rescale(FIELDS).configurationsAt(16).contentKey());
        CALLS.put("exact dream", () -> words(INVERSE.dream(700).seed(7).upTo(8).logProbabilities()) + words(INVERSE.dream(700).seed(7).upTo(8).observables()));
        CALLS.put("exact dreams kept", () -> INVERSE.dream(700).seed(7).configurationsAt(8).contentKey());
        CALLS.put("chain of exact dreams", () -> words(INVERSE.chain().seed(8).measure(700).observables()));
    }

    private final Engine engineBefore = Parallel.engine();

    @TempDir
    private Path folder;

    @AfterEach
    void restoreSettings() {
        Parallel.setEngine(engineBefore);
    }

    private static String words(Observables observables) {
        return words(observables.table());
    }

    private static String words(Table table) {
        return table.columns().stream().map(column -> column instanceof DoubleColumn numbers ? words(numbers.asDoubleArray()) : column.asList().toString())
                .collect(Collectors.joining("\n"));
    }

    private static String words(double... numbers) {
        return Arrays.stream(numbers).mapToObj(Double::toHexString).collect(Collectors.joining(" "));
    }

    private static String words(Estimate estimate) {
        return words(estimate.value(), estimate.error());
    }

    private static String words(Measurements measured) throws IOException {
        int size = Arrays.stream(measured.observables().sizes()).max().orElseThrow();
        var bytes = new ByteArrayOutputStream();
        for (CouplingPair pair : measured.couplings()) {
            pair.moments().write(new DataOutputStream(bytes));
        }
        return words(measured.observables()) + words(measured.density(size).table()) + words(measured.correlation(size).table()) + Arrays.toString(bytes.toByteArray());
    }

    static Stream<String> calls() {
        return CALLS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void bitsDoNotDependOnWhereBatchesRun(String name) throws Exception {
        Callable<String> call = CALLS.get(name);
        Parallel.setEngine(Engine.threads());
        String expected = call.call();
        var scattered = new ScatteredEngine(9);
        Parallel.setEngine(scattered);
        assertThat(call.call()).isEqualTo(expected);
        assertThat(scattered.keys()).isNotEmpty();
        Parallel.setEngine(new ScatteredEngine(10));
        assertThat(call.call()).isEqualTo(expected);
    }

    /** What others find in the folder under a key must be what they would have made: everything that a result follows from moves its key. */
    @Test
    void callsThatDifferHaveKeysThatDiffer() throws Exception {
        var scattered = new ScatteredEngine(11);
        Parallel.setEngine(scattered);
        Ising.critical(8).seed(1).measure(100);
        Ising.critical(8).seed(2).measure(100);
        Ising.critical(8).seed(1).measure(101);
        Ising.critical(8).seed(1).thinning(7).measure(100);
        Ising.critical(8).seed(1).sample(100);
        Ising.critical(8).seed(1).correlations().measure(100);
        Ising.scan().sizes(8).betas(0.4, 0.41).seed(1).measure(100);
        Ising.scan().sizes(8).betas(0.4, 0.42).seed(1).measure(100);
        Ising.scan().sizes(8).betas(0.4, 0.41).seed(1).thinning(7).measure(100);
        SymmetricKernel.ofSize(3).train(ISING.stream(100));
        SymmetricKernel.ofSize(5).train(ISING.stream(100));
        SymmetricKernel.ofSize(3).seed(3).train(ISING.stream(100));
        NETWORK.rescale(FIELDS).upTo(16);
        NETWORK.rescale(FIELDS.first(200)).upTo(16);
        TransposedNetwork.channels(2).epochs(2).seed(2).train(FIELDS).rescale(FIELDS).upTo(16);
        INVERSE.dream(100).upTo(8);
        INVERSE.dream(101).upTo(8);
        InverseDecimation.of(ISING).seed(1).train(1001).dream(100).upTo(8);
        assertThat(scattered.keys()).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(18);
    }

    /** One process has two of the points in its cache, another has none: their batches are the same all the same. */
    @Test
    void whatAProcessHasInItsCacheDoesNotMoveTheBatchesOfAScan() throws Exception {
        var plan = Ising.scan().sizes(4, 8).betas(0.4, 0.44).seed(4);
        String expected = words(plan.measure(200));
        Path share = folder.resolve("share");
        Ising.at(0.4, 8).seed(4).series().cached(folder.resolve("cache")).measure(200);
        for (Path cache : List.of(folder.resolve("cache"), folder.resolve("empty"), folder.resolve("empty"))) {
            Parallel.share(share);
            assertThat(words(plan.cached(cache).measure(200))).isEqualTo(expected);
            assertThat(words(plan.measure(100))).as("the next call has the same number").isNotEqualTo(expected);
        }
    }
}
