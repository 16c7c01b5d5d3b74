package org.inverserg.hostile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.inverserg.checking.Check;
import org.inverserg.couplings.Blockings;
import org.inverserg.couplings.CouplingBasis;
import org.inverserg.couplings.CouplingClass;
import org.inverserg.couplings.CouplingGroups;
import org.inverserg.couplings.CouplingMoments;
import org.inverserg.couplings.CouplingSums;
import org.inverserg.couplings.DistanceMoments;
import org.inverserg.couplings.DistanceSums;
import org.inverserg.descent.AdamW;
import org.inverserg.descent.LossCurve;
import org.inverserg.descent.TrainingSchedule;
import org.inverserg.exact.InverseDecimation;
import org.inverserg.fitting.Fit;
import org.inverserg.fitting.FitPoint;
import org.inverserg.lattice.Fields;
import org.inverserg.lattice.MajorityRule;
import org.inverserg.lattice.PaddedLattice;
import org.inverserg.lattice.Piece;
import org.inverserg.lattice.Spins;
import org.inverserg.lattice.Ties;
import org.inverserg.likelihood.KernelLosses;
import org.inverserg.likelihood.KernelWeights;
import org.inverserg.likelihood.NetworkLosses;
import org.inverserg.measuring.BatchSums;
import org.inverserg.measuring.Correlation;
import org.inverserg.measuring.Density;
import org.inverserg.measuring.FieldSums;
import org.inverserg.measuring.LevelMeter;
import org.inverserg.measuring.MeasurementSums;
import org.inverserg.measuring.Measurements;
import org.inverserg.measuring.Moments;
import org.inverserg.measuring.Scope;
import org.inverserg.model.IsingModel;
import org.inverserg.model.IsingTorus;
import org.inverserg.model.PhiFourAction;
import org.inverserg.network.ConvolutionForward;
import org.inverserg.network.ConvolutionGradient;
import org.inverserg.network.ConvolutionShape;
import org.inverserg.notebook.Agreement;
import org.inverserg.papers.PublishedKernel;
import org.inverserg.parallel.AlignedRows;
import org.inverserg.parallel.CancelledException;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.RandomBits;
import org.inverserg.parallel.RandomFloats;
import org.inverserg.patterns.Orbits;
import org.inverserg.patterns.WindowCodes;
import org.inverserg.plotting.Plot;
import org.inverserg.quantities.IsingQuantities;
import org.inverserg.quantities.Means;
import org.inverserg.quantities.PhiFourQuantities;
import org.inverserg.quantities.Point;
import org.inverserg.renormalization.CouplingFlow;
import org.inverserg.reweighting.Crossing;
import org.inverserg.reweighting.Reweighting;
import org.inverserg.sampling.Ising;
import org.inverserg.sampling.PhiFour;
import org.inverserg.scaling.Collapse;
import org.inverserg.statistics.Autocorrelation;
import org.inverserg.statistics.BinnedMeans;
import org.inverserg.statistics.Bins;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.ImportanceWeights;
import org.inverserg.statistics.Replicas;
import org.inverserg.storage.Cache;
import org.inverserg.storage.CachePlace;
import org.inverserg.storage.Cached;
import org.inverserg.tower.Towers;
import org.inverserg.tower.TransposedNetwork;
import org.inverserg.upscaling.FineLattice;
import org.inverserg.upscaling.Losses;
import org.inverserg.upscaling.SymmetricKernel;
import org.inverserg.upscaling.TwoLayerNetwork;
import org.inverserg.upscaling.Upscaler;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** One small valid object of each type of the library that a user can hold in hand: receivers of calls, and arguments. */
final class ValidObjects {

    private final List<Object> objects = new ArrayList<>();

    private ValidObjects() {
    }

    static List<Object> in(Path folder) {
        var valid = new ValidObjects();
        valid.models();
        valid.statistics();
        valid.ensembles(folder);
        valid.kernels();
        valid.fields(folder);
        valid.engines();
        valid.trainings();
        valid.pictures();
        valid.exactDreams();
        return valid.objects;
    }

    private <T> T add(T object) {
        objects.add(object);
        return object;
    }

    private void exactDreams() {
        add(IsingTorus.critical(4));
        add(ImportanceWeights.ofLogarithms(IntStream.range(0, 100).mapToDouble(i -> i % 7 / 10.0).toArray()));
        var training = add(InverseDecimation.of(Ising.critical(8)).seed(1));
        var inverse = add(training.train(1000));
        var plan = add(inverse.dream(200).seed(2));
        var weighted = add(add(plan.upTo(8)).weighted());
        add(weighted.freeEnergy());
        add(inverse.certificate(Ising.critical(8).seed(3).sample(200)));
        var chain = add(inverse.chain().seed(4));
        add(chain.measure(200));
        var paths = add(SymmetricKernel.withWeights(3, 1, 0.6, 0.3).certificate(Ising.critical(8).seed(5), 200));
        add(paths.steps().get(0));
    }

    private void models() {
        add(new IsingModel(0.4));
        add(PhiFourAction.CRITICAL_A);
        add(PhiFour.lambda(0.7));
        add(PhiFour.lambda(0.7).massSquared(-0.9515));
        add(PhiFour.pointB().seed(3));
        var times = add(PhiFour.pointB().autocorrelation());
        add(times.mix());
        add(times.moves());
        var ising = add(Ising.critical(8).seed(1));
        add(PhiFour.lambda(0.7).scan().sizes(4).massesSquared(-1, -0.9).seed(1));
        var scan = add(Ising.scan().sizes(4, 8).betas(0.40, 0.44, 0.48).seed(1));
        var scanned = add(scan.measure(300));
        add(Crossing.of(scanned, "U"));
        var collapse = add(add(Collapse.of(Ising.scan().sizes(4, 8).betas(0.40, 0.48, 5).seed(1).measure(300), "U")).over("beta"));
        add(collapse.leading().fit());
        add(ising.autocorrelation());
        add(ising.density());
    }

    private void statistics() {
        var question = add(Check.that("gamma over nu", Estimate.of(1.75, 0.01)));
        var about = add(question.isAbout(1.75));
        var check = add(about.within(0.02).points(3));
        add(Check.all(check));
        add(Estimate.of(1.5, 0.1));
        add(Replicas.of(1, new double[] {1, 1.1, 0.9}, new double[] {0.3, 0.3, 0.3}));
        add(Bins.of(100));
        var means = add(new BinnedMeans(Bins.of(100), 2));
        for (int i = 0; i < 100; i++) {
            means.add(i, 1, i, i % 7);
        }
        double[] series = new double[200];
        for (int i = 0; i < series.length; i++) {
            series[i] = i * 37 % 101;
        }
        add(Autocorrelation.of(series));
        add(Provenance.of("an operation", 3, 1L));
    }

    private void ensembles(Path folder) {
        var spins = add(Ising.critical(8).seed(1).sample(200));
        add(spins.first(10));
        var observables = add(Ising.critical(8).seed(1).measure(500).and(Ising.critical(16).seed(2).measure(500)));
        add(Measurements.of(Ising.critical(16).seed(5).stream(200), Scope.OBSERVABLES.withDensity().withCouplings(CouplingBasis.symmetric())));
        add(Correlation.of(spins));
        var density = add(Density.of(spins));
        add(density.distance(density));
        add(Fit.powerLaw(observables, "chi"));
        add(Fit.logarithm(observables, "C"));
        add(Fit.line(observables, "U"));
        add(Fit.of((x, p) -> p[0] + x, 1));
        add(Ties.seed(3));
        spins.write(folder.resolve("spins.npz"));
        add(Spins.file(folder.resolve("spins.npz")));
        add(Fields.file(folder.resolve("spins.npz")));
        add(new FitPoint(8, Estimate.of(1, 0.1)));
        add(Ising.critical(8).seed(4).stream(100));
        add(Cache.in(folder.resolve("cache")));
        add(Cache.NONE);
        add(new CachePlace<>(Optional.empty(), result -> new Cached<>(result, List.of())));
        add(new Cached<>("a result", List.of()));
        add(new CancelledException("a task"));
        var paper = add(Agreement.with("P1"));
        var agreement = add(paper.item("Table I").compare("gamma", 1.8, Estimate.of(1.7, 0.1)));
        add(agreement.rows().get(0));
        add(Table.create("a table", DoubleColumn.create("x", 1, 2, 4), DoubleColumn.create("y", 1, 3, 9.5),
                DoubleColumn.create("y_err", 0.1, 0.1, 0.1)));
        add(Table.create("words", StringColumn.create("x", "a", "b")));
    }

    private void kernels() {
        Spins spins = Ising.critical(8).seed(1).sample(400);
        add(SymmetricKernel.ofSize(3));
        var kernel = add(SymmetricKernel.ofSize(3).train(spins));
        add(SymmetricKernel.withWeights(3, 0.7, 0.6, 0.1));
        var descent = add(SymmetricKernel.ofSize(3).adamW(0.01).epochs(2).batch(100));
        var trained = add(descent.train(spins));
        add(trained.curve());
        add(TwoLayerNetwork.kernel(3));
        var training = add(TwoLayerNetwork.kernel(3).channels(2).adamW(0.01).epochs(1).batch(100));
        var network = add(training.train(spins));
        add(network.asymmetry(spins.first(64)));
        var plan = add(kernel.dream(500).seed(2).density().couplings());
        var dream = add(plan.upTo(16));
        var flow = add(CouplingFlow.of(dream));
        add(flow.steps().get(0));
        add(flow.steps().get(0).spectrum(CouplingBasis.Sector.EVEN));
        add(dream.measurements().couplings().get(0));
        add(Losses.of(spins));
        var lattices = new ArrayList<FineLattice>();
        var own = add(Upscaler.of("copies", fine -> {
            lattices.add(fine);
            IntStream.range(0, fine.size() * fine.size()).forEach(site -> fine.draw(site / fine.size(), site % fine.size(), 1));
        }));
        own.upscale(spins.block().first(1), 1);
        add(lattices.get(0));
        add(new PublishedKernel(3, 8, 100, 10, false, kernel));
    }

    private void fields(Path folder) {
        Fields fields = add(PhiFour.pointB().seed(3).sample(300));
        add(TransposedNetwork.channels(2));
        add(TransposedNetwork.linear());
        var network = add(TransposedNetwork.channels(2).epochs(1).train(fields));
        add(network.edges());
        network.save(folder.resolve("network"));
        var plan = add(network.rescale(fields));
        var tower = add(plan.upTo(16));
        add(tower.viewer());
        add(Towers.of(List.of(tower, plan.upTo(16))));
        add(Towers.of(List.of(tower, plan.upTo(16))).exponents(-1.28, -1.26));
        add(tower.exponents(-1.28, -1.26));
        var observables = add(PhiFour.pointB().seed(3).series().measure(300));
        var reweighting = add(Reweighting.of(observables));
        add(reweighting.original());
        var curve = add(reweighting.original().curve("absM", -1.28, -1.26, 5));
        add(new Crossing("mu2", Estimate.of(-1.27, 0.01), Estimate.of(0.5, 0.1)));
        add(curve.replicas(0));
        add(FieldSums.of(fields.field(0), fields.size()));
    }

    private void engines() {
        add(new AlignedRows(3));
        add(new RandomBits(1));
        add(new RandomFloats());
        add(Progress.of("a task", 10));
        add(new MajorityRule());
        add(new PaddedLattice(8));
        add(Piece.cut(16).get(0));
        add(new BatchSums());
        add(CouplingClass.all().get(0));
        add(CouplingGroups.of(List.of(CouplingBasis.symmetric())));
        add(new CouplingSums(CouplingClass.all()));
        add(new DistanceSums());
        add(new DistanceMoments(8, Bins.of(100)));
        add(CouplingBasis.symmetric());
        add(CouplingBasis.symmetric().couplings().get(0));
        add(new CouplingMoments(List.of(CouplingBasis.symmetric()), Bins.of(100)));
        add(new CouplingMoments.Correlations(MatrixUtils.createRealIdentityMatrix(2), MatrixUtils.createRealIdentityMatrix(2)));
        add(new Moments(8, Bins.of(100)));
        var point = add(Point.of(8, PhiFourAction.CRITICAL_B));
        add(new Means(point, 1, 2, 3, 4, 5, 6, 7));
        add(PhiFourQuantities.ALL);
        add(IsingQuantities.ALL);
        IsingQuantities.ALL.list().forEach(this::add);
        add(Scope.OBSERVABLES.withDensity().withCorrelations());
        var blockings = add(Blockings.of(Provenance.of("an operation", 64, 1L), 8, 64));
        var meter = add(new LevelMeter(Scope.OBSERVABLES.withDensity()));
        add(meter.read(new long[64], 8, 64, blockings));
        add(new MeasurementSums(Scope.OBSERVABLES, List.of(Point.of(8)), 100, Bins.of(1)));
        add(Orbits.ofSize(3));
        add(Orbits.ofSize(3).list().get(0));
    }

    private void trainings() {
        var shape = add(ConvolutionShape.upsampled(3, 2));
        add(new TrainingSchedule(2, 10, 0.01, 0.1));
        add(new LossCurve.Point(1, 0.01, 0.5, Estimate.of(0.5, 0.1)));
        add(new AdamW(3, 0.01));
        add(new ConvolutionForward(shape, new float[shape.parameters()]));
        add(new ConvolutionGradient(shape, new float[shape.parameters()]));
        var codes = add(new WindowCodes(2, true, true));
        codes.start(8, 2);
        Spins spins = Ising.critical(8).seed(1).sample(100);
        Provenance blocking = MajorityRule.provenance(spins, null);
        add(KernelWeights.of(Orbits.ofSize(3), spins, blocking));
        add(KernelLosses.of(Orbits.ofSize(3), false, spins, blocking));
        add(new NetworkLosses(spins, blocking));
    }

    private void pictures() {
        add(Plot.linear("x", "y").points("p", new double[] {1, 2}, new double[] {3, 4}, new double[] {0.1, 0.1}));
        add(Plot.logLog("x", "y"));
        add(Plot.logX("x", "y").line("l", new double[] {1, 2}, new double[] {3, 4}));
        var map = add(Plot.heatMap("a map", new double[][] {{1, 2}, {3, 4}}));
        add(Plot.panels(1, map, map));
    }
}
