package org.inverserg.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.inverserg.measuring.Observables;
import org.inverserg.model.IsingModel;
import org.inverserg.model.IsingTorus;
import org.inverserg.model.PhiFourAction;
import org.inverserg.parallel.CancelledException;
import org.inverserg.parallel.Parallel;
import org.inverserg.parallel.ProgressListener;
import org.inverserg.quantities.Point;
import org.inverserg.statistics.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanTest {

    private static final IsingScan PLAN = Ising.scan().sizes(8, 4).betas(0.40, 0.48, 3).seed(1);

    /** To the last bit, for any number of threads. */
    @Test
    void eachPointIsWhatItsPlanMeasures() {
        int before = Parallel.threads();
        Observables scan = PLAN.series().measure(300);
        Parallel.setThreads(before == 1 ? 3 : 1);
        Observables again = PLAN.series().measure(300);
        Parallel.setThreads(before);
        assertThat(scan.points()).containsExactlyElementsOf(Stream.of(4, 8)
                .flatMap(size -> Stream.of(0.40, 0.44, 0.48).map(beta -> Point.of(size, new IsingModel(beta)))).toList());
        for (Point point : scan.points()) {
            Observables single = Ising.at(point.parameter("beta"), point.size()).seed(1).series().measure(300);
            Observables its = scan.where(point::equals);
            assertThat(its.series().toString()).isEqualTo(single.series().toString());
            for (String quantity : List.of("chi", "U", "C")) {
                assertThat(its.estimate(quantity)).isEqualTo(single.estimate(quantity)).isEqualTo(again.estimate(quantity, point));
            }
        }
        assertThat(scan.table().columnNames()).startsWith("L", "beta", "T", "n", "m", "m_err");
        assertThat(scan.only(8).sizes()).containsExactly(8);
        assertThat(scan.provenance().operation()).isEqualTo("Ising scan, sizes 8, 4 and betas 0.4, 0.44, 0.48");
    }

    /** Threshold of 4σ for 9 points: a false alarm in less than 6·10⁻⁴ of all seeds. */
    @Test
    void temperaturesAreInverseCouplings() {
        Observables scan = Ising.scan().sizes(4, 8, 16).temperatures(2.1, 2.4, 3).seed(2).measure(2000);
        for (Point point : scan.points()) {
            double exact = new IsingTorus(1 / point.parameter("T"), point.size()).energy();
            assertThat(scan.estimate("e", point).sigmasFrom(Estimate.of(exact, 0))).isBetween(-4.0, 4.0);
        }
        assertThat(scan.only(16).points().get(2).parameter("T")).isCloseTo(2.1, within(1e-12));
        assertThat(Ising.atTemperature(2.5, 16).beta()).isEqualTo(0.4);
        assertThat(Ising.at(Ising.CRITICAL_BETA, 16)).hasToString(Ising.critical(16).toString());
        assertThat(Ising.CRITICAL_TEMPERATURE).isCloseTo(2.269185, within(1e-6));
    }

    @Test
    void aTemperatureTypedForACouplingIsTold() {
        String note = "beta = 2.269 is deep in the ordered phase (T = 0.440723, T_c = 2.269); did you mean T = 2.269? Say Ising.atTemperature(…) or temperatures(…)";
        assertThat(Ising.at(2.269, 8).measure(100).provenance().notes()).contains(note);
        assertThat(Ising.at(2.269, 8).sample(100).provenance().notes()).contains(note);
        assertThat(Ising.scan().sizes(4, 8).betas(2.269).measure(100).provenance().notes()).containsOnlyOnce(note);
        assertThat(Ising.at(0.8, 8).measure(100).provenance().allNotes()).noneMatch(each -> each.contains("ordered phase"));
    }

    @Test
    void fieldsAreScannedOverTheirMass() {
        Observables scan = PhiFour.lambda(0.7).scan().sizes(8, 4).massesSquared(-1, -0.9, 2).seed(3).measure(200);
        assertThat(scan.points()).containsExactly(Point.of(4, new PhiFourAction(1, -1, 0.7)), Point.of(4, new PhiFourAction(1, -0.9, 0.7)),
                Point.of(8, new PhiFourAction(1, -1, 0.7)), Point.of(8, new PhiFourAction(1, -0.9, 0.7)));
        assertThat(scan.estimate("phi2", scan.points().get(3)))
                .isEqualTo(PhiFour.lambda(0.7).massSquared(-0.9).size(8).seed(3).measure(200).estimate("phi2"));
        assertThat(scan.table().columnNames()).startsWith("L", "mu2", "n", "m").doesNotContain("T");
    }

    @Test
    void pointsAreKeptOneByOne(@TempDir Path folder) throws IOException {
        Observables first = PLAN.cached(folder).measure(200);
        assertThat(kept(folder)).hasSize(6);
        assertThat(first.provenance().notes()).noneMatch(note -> note.contains("read back"));
        Observables wider = PLAN.sizes(4, 8, 16).cached(folder).measure(200);
        assertThat(kept(folder)).hasSize(9);
        assertThat(wider.provenance().notes()).contains("read back from the cache of earlier results");
        assertThat(wider.only(4, 8).table().toString()).isEqualTo(first.table().toString());
        Ising.at(0.44, 8).seed(1).series().cached(folder).measure(200);
        assertThat(kept(folder)).as("a run alone has the same key").hasSize(9);
    }

    private static List<Path> kept(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void oneProgressIsTold() {
        var told = new ArrayList<String>();
        ProgressListener before = Parallel.progressListener();
        Parallel.setProgressListener((task, done, total) -> told.add(task + " " + (done == total ? "all" : done > 0 ? "some" : "none") + " of " + total));
        PLAN.measure(200);
        Parallel.setProgressListener(before);
        assertThat(told).allMatch(each -> each.startsWith("sampling 6 points of a scan") && each.endsWith("of 1200"))
                .startsWith("sampling 6 points of a scan none of 1200").endsWith("sampling 6 points of a scan all of 1200");
        assertThat(told.stream().filter(each -> each.contains(" all "))).hasSize(1);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> PLAN.measure(200)).isInstanceOf(CancelledException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void messagesSayWhatToDo() {
        assertThatThrownBy(() -> Ising.scan().sizes(8).measure(10))
                .hasMessage("a scan needs sizes(…) and betas(…), got sizes 8 and betas none; say both before measure(n)");
        assertThatThrownBy(() -> Ising.scan().betas(0.4, 0.4, 5)).hasMessageContaining("from a lower to a higher value");
        assertThatThrownBy(() -> Ising.scan().betas(0.4, 0.3, 5)).hasMessageContaining("got 5 values from 0.4 to 0.3");
        assertThatThrownBy(() -> Ising.scan().betas(0.4, 0.5, 1)).hasMessageContaining("got 1 values");
        assertThatThrownBy(() -> Ising.scan().betas(0.4, -0.4)).hasMessageContaining("beta must be finite and at least 0");
        assertThatThrownBy(() -> Ising.scan().betas(0.4, 0.4)).hasMessageContaining("each once, got [0.4, 0.4]");
        assertThatThrownBy(() -> Ising.scan().temperatures(0.0, 2.0)).hasMessageContaining("a temperature must be above 0, got 0.0");
        assertThatThrownBy(() -> Ising.atTemperature(-1, 8)).hasMessageContaining("a temperature must be above 0");
        assertThatThrownBy(() -> Ising.scan().sizes(1)).hasMessageContaining("the lattice size L must be between 2");
        assertThatThrownBy(() -> Ising.scan().sizes()).hasMessageContaining("at least one value");
        assertThatThrownBy(() -> PhiFour.lambda(0.7).scan().sizes(3)).hasMessageContaining("even");
        assertThatThrownBy(() -> PhiFour.lambda(0).scan().massesSquared(-1.0)).hasMessageContaining("mass squared must be above 0");
        assertThatThrownBy(() -> PLAN.measure(0)).hasMessageContaining("at least 1");
        assertThat(Ising.scan().betas(0.40, 0.48, 17).settings().get("β")).startsWith("0.4, 0.405, 0.41, 0.415, ").endsWith("0.47, 0.475, 0.48");
        assertThat(PLAN).hasToString("Ising scan of 6 points");
        assertThat(PLAN.settings()).containsEntry("β", "0.4, 0.44, 0.48").containsEntry("L", "8, 4").containsEntry("seed", "1");
    }

    /** Each of the points would fit: a fortieth of the memory. */
    @Test
    void seriesThatDoNotFitTogetherAreRefusedBeforeAnythingRuns() {
        int n = (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / (40 * 16));
        assertThatThrownBy(() -> Ising.scan().sizes(4, 8).betas(0.1, 0.9, 50).measure(n)).isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("measuring " + n + " configurations at each point of Ising scan of 100 points needs ")
                .hasMessageContaining("draw fewer configurations, or say withoutSeries()");
        assertThatThrownBy(() -> PhiFour.lambda(0.7).scan().sizes(4, 8).massesSquared(-1, 1, 50).measure(n)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("of 100 points needs ").hasMessageContaining("withoutSeries()");
    }
}
