package org.inverserg.upscaling;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.inverserg.flip.KernelFlips;
import org.inverserg.flip.UpscalingStep;
import org.inverserg.likelihood.KernelWeights;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.patterns.Orbits;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.EstimateColumns;
import org.inverserg.statistics.Replicas;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A k×k kernel K with the symmetry of the square that draws fine spins given coarse ones, independently of each other:
 * P(σ(x)=+1 | τ) = 1/(1+e^{−h(x)}), h(x) = ½ Σ_d K(d) τ(x+d), where τ is the coarse configuration copied to 2×2 blocks,
 * periodically continued (Rançon et al. 2025, Eq. 9). There is no bias: σ → −σ is a symmetry.
 */
public final class SymmetricKernel extends Upscaler {

    private final Orbits orbits;
    private final KernelWeights fit;
    private final Provenance provenance;
    private final KernelFlips flips;

    private SymmetricKernel(Orbits orbits, KernelWeights fit, Provenance provenance) {
        this.orbits = orbits;
        this.fit = fit;
        this.provenance = provenance;
        this.flips = new KernelFlips(orbits, fit.weights());
    }

    /**
     * A kernel that is still to be trained.
     *
     * @param size k, odd: k = 3, 5, 7 have 3, 6, 10 weights
     * @throws IllegalArgumentException if {@code size} is even or not positive
     */
    public static SymmetricTraining ofSize(int size) {
        return new SymmetricTraining(Orbits.ofSize(size), false, null);
    }

    /**
     * A kernel with given weights, without errors: published ones, say.
     *
     * @param size    k
     * @param weights one for each orbit: (0,0), (1,0), (1,1), (2,0), (2,1), (2,2) …
     * @throws IllegalArgumentException if their number is not (r+1)(r+2)/2, k = 2r+1, or if one is not finite
     */
    public static SymmetricKernel withWeights(int size, double... weights) {
        Require.given(weights, "the weights of a kernel");
        Orbits orbits = Orbits.ofSize(size);
        if (weights.length != orbits.count() || !Arrays.stream(weights).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a " + size + "×" + size + " kernel needs " + orbits.count()
                    + " finite weights, for the orbits " + orbits.list() + ", got " + Arrays.toString(weights)
                    + "; give one for each");
        }
        RealMatrix exact = new Array2DRowRealMatrix(orbits.count(), orbits.count());
        var fit = new KernelWeights(weights.clone(), exact, Estimate.of(Double.NaN, Double.NaN), 0, 0, Double.NaN, 0);
        var given = Provenance.of("given weights k=" + size + ": " + shown(weights), 0, null);
        return new SymmetricKernel(orbits, fit, given.noting("the weights were given without errors: no result knows what their training left uncertain"));
    }

    /**
     * Reads a kernel that {@link #save} kept.
     *
     * @throws IllegalArgumentException     if the file holds something else, or is damaged
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static SymmetricKernel load(Path file) {
        return KernelFile.load(file);
    }

    /**
     * Keeps the kernel with its errors and its provenance in a JSON file.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public void save(Path file) {
        KernelFile.save(this, fit, file);
    }

    static SymmetricKernel trained(Orbits orbits, KernelWeights fit, Provenance provenance) {
        return new SymmetricKernel(orbits, fit, provenance);
    }

    /** k. */
    public int size() {
        return orbits.kernelSize();
    }

    /** The weight K(dy, dx) with its statistical error from the training configurations. */
    public Estimate at(int dy, int dx) {
        int orbit = orbits.index(dy, dx);
        return Estimate.of(fit.weights()[orbit], Math.sqrt(fit.covariance().getEntry(orbit, orbit)));
    }

    /** The weights, one for each orbit: (0,0), (1,0), (1,1), (2,0), (2,1), (2,2) … */
    public double[] weights() {
        return fit.weights();
    }

    /** The covariance of the weights that the finite training set leaves; zero for given weights. */
    public RealMatrix covariance() {
        return fit.covariance().copy();
    }

    /** −ln P(σ|τ) per fine site of the training configurations; NaN for given weights. */
    public Estimate loss() {
        return fit.loss();
    }

    /**
     * (Σw)²/Σw² of the configurations trained on: how many of equal weight would be as good. Their number where all count equally;
     * 0 for given weights.
     */
    public double effectiveConfigurations() {
        return fit.effective();
    }

    /**
     * How far the weights of two kernels are from each other in standard deviations, √(ΔKᵀ (C₁ + C₂)⁻¹ ΔK) with the covariances that
     * their training sets leave. Where both are the same but for these errors, its square is a χ² with as many degrees of freedom as there are weights.
     *
     * @throws IllegalArgumentException if the kernels differ in size, or if both have given weights
     */
    public double distance(SymmetricKernel other) {
        Require.given(other, "the other kernel");
        if (size() != other.size() || samples() + other.samples() == 0) {
            throw new IllegalArgumentException("a distance needs two kernels of the same size, one of them with errors, got " + this + " and " + other
                    + "; train one of them");
        }
        RealVector difference = new ArrayRealVector(fit.weights(), false).subtract(new ArrayRealVector(other.fit.weights(), false));
        var covariance = new LUDecomposition(fit.covariance().add(other.fit.covariance()), 0);
        return Math.sqrt(difference.dotProduct(covariance.getSolver().solve(difference)));
    }

    /** The number of fine sites trained on; 0 for given weights. */
    public long samples() {
        return fit.samples();
    }

    /**
     * Results of this kernel with what its training leaves uncertain as their systematic error: √(gᵀCg) with the gradient g of a result and the
     * {@linkplain #covariance() covariance} C of the weights. {@code results} is also asked for kernels whose weights are moved to both sides along
     * some directions. Give the dreams in it a seed: they then share their random numbers, and little but the weights makes the difference. What
     * noise is left in the differences is taken out; where nothing stands out from it, the error is an upper limit (95 %), printed as {@code (<4)}. A kernel with
     * given weights has no training error, printed as {@code (none)}.
     * <pre>
     * k3.withTrainingError(k -&gt; List.of(Fit.powerLaw(k.dream(10_000).seed(2).upTo(256).observables(), "chi").exponent()));
     * </pre>
     *
     * @param results made with the kernel it is given, always the same ones in the same order
     */
    public List<Estimate> withTrainingError(Function<SymmetricKernel, List<Estimate>> results) {
        List<Estimate> central = Require.all(Require.given(results, "the results of a kernel").apply(this), "the results of a kernel");
        if (samples() == 0) {
            return central.stream().map(Estimate::withoutSystematic).toList();
        }
        return new TrainingError(fit.covariance(), samples(), step -> again(results, moved(step), central.size())).of(central);
    }

    private static List<Estimate> again(Function<SymmetricKernel, List<Estimate>> results, SymmetricKernel kernel, int count) {
        List<Estimate> found = Require.all(results.apply(kernel), "the results of a kernel");
        Require.that(found.size() == count, "there must be as many results of every kernel as of the first one, " + count, found.size(),
                "always make the same ones in the same order");
        return found;
    }

    /** The move is among the inputs of the training: keys of caches differ, but not the seeds that follow from it, so that random numbers are shared. */
    private SymmetricKernel moved(RealVector step) {
        double[] weights = new ArrayRealVector(fit.weights(), false).add(step).toArray();
        var moved = new KernelWeights(weights, fit.covariance(), fit.loss(), fit.samples(), fit.effective(), fit.gradient(), fit.steps());
        var inputs = new ArrayList<>(provenance.inputs());
        inputs.add(Provenance.of("weights moved to " + shown(weights), 0, 0L));
        return new SymmetricKernel(orbits, moved, new Provenance(provenance.operation(), provenance.count(), provenance.seed(), inputs, provenance.notes()));
    }

    private static String shown(double... weights) {
        return Arrays.stream(weights).mapToObj(Provenance::decimal).collect(Collectors.joining(" "));
    }

    /** Columns {@code orbit}, {@code sites} (offsets that share the weight), {@code K} and {@code K_err}. */
    public Table table() {
        var names = orbits.list();
        return Table.create("kernel " + size() + "×" + size(),
                StringColumn.create("orbit", names.stream().map(Orbits.Orbit::toString)),
                IntColumn.create("sites", names.stream().mapToInt(orbit -> sites(orbit.larger(), orbit.smaller()))))
                .addColumns(EstimateColumns.of("K", names.stream().map(orbit -> at(orbit.larger(), orbit.smaller())).toList()));
    }

    private static int sites(int larger, int smaller) {
        if (larger == 0) {
            return 1;
        }
        return smaller == 0 || smaller == larger ? 4 : 8;
    }

    @Override
    public Provenance provenance() {
        return provenance;
    }

    @Override
    String name() {
        return "k=" + size();
    }

    @Override
    String weightsKey() {
        return Arrays.stream(fit.weights()).mapToObj(Double::toHexString).collect(Collectors.joining(" "));
    }

    @Override
    Replicas loss(Losses configurations) {
        return configurations.ofKernels(orbits).of(fit.weights());
    }

    @Override
    UpscalingStep newStep() {
        return flips.newStep();
    }

    @Override
    Probability newProbability() {
        return new KernelProbability(orbits, fit.weights());
    }

    /** For example {@code 3×3 kernel: (0,0) 1.410(9), (1,0) 0.627(3), (1,1) 0.546(4)}. */
    @Override
    public String toString() {
        var text = new StringBuilder(size() + "×" + size() + " kernel:");
        String separator = " ";
        for (Orbits.Orbit orbit : orbits.list()) {
            text.append(separator).append(orbit).append(' ').append(at(orbit.larger(), orbit.smaller()));
            separator = ", ";
        }
        return text.toString();
    }
}
