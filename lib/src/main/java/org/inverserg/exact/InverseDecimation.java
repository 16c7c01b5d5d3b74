package org.inverserg.exact;

import java.nio.file.Path;
import java.util.List;
import org.inverserg.decimation.DecimationFit;
import org.inverserg.decimation.DecimationMembers;
import org.inverserg.decimation.DecimationModel;
import org.inverserg.decimation.DecimationSamples;
import org.inverserg.decimation.TrainedKernel;
import org.inverserg.files.Members;
import org.inverserg.files.ResultFile;
import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.sampling.Ising;
import org.inverserg.statistics.EstimateColumns;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Inverts decimation by 2, the step that keeps the spins at (even, even) and forgets the others: draws the forgotten ones class by class,
 * each spin given all that are there already, from a 4×4 table up to L×L. As a path is a function of the configuration, every dream knows
 * the probability q(σ) with which it was drawn, and its weight w = e^{βΣσσ'}/q(σ) makes averages exact, gives Z = ⟨w⟩, and lets a
 * Metropolis–Hastings chain of whole dreams be exact.
 * <pre>
 * var inverse = InverseDecimation.of(Ising.critical(64)).seed(1).train(40_000);
 * var dream   = inverse.dream(100_000).seed(2).upTo(64);
 * dream.weighted().observables();
 * </pre>
 *
 * <p>Of the finest lattice three spins in eight are drawn by trained kernels or kept, the others exactly: those at (even, odd) and (odd,
 * even) by the heat bath, and half of those at (odd, odd) with the former summed out.
 */
public final class InverseDecimation {

    private static final ResultFile FORMAT = new ResultFile("inverse decimation");

    private final DecimationModel model;
    private final List<TrainedKernel> kernels;
    private final Provenance provenance;

    InverseDecimation(DecimationFit.Result fit, Provenance provenance) {
        this.model = fit.model();
        this.kernels = fit.kernels();
        this.provenance = provenance;
    }

    /**
     * A training that is still to be done.
     *
     * @param configurations of which size and coupling; what else the plan says holds for the configurations to train on
     * @throws IllegalArgumentException unless L is 4, 8, 16, 32 and so on
     */
    public static DecimationTraining of(Ising configurations) {
        Require.given(configurations, "the plan of the configurations to train on");
        return new DecimationTraining(configurations, null, null);
    }

    /**
     * Reads what {@link #save} kept.
     *
     * @throws IllegalArgumentException     if the file holds something else, or is damaged
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static InverseDecimation load(Path file) {
        Members members = FORMAT.load(file);
        return new InverseDecimation(DecimationMembers.read(members), members.provenance("provenance"));
    }

    /**
     * Keeps all kernels with their errors and the provenance in a JSON file, 3 MB for L = 64.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public void save(Path file) {
        FORMAT.save(file, DecimationMembers.of(new DecimationFit.Result(model, kernels)), provenance);
    }

    /** A plan to draw {@code count} configurations. */
    public DecimationDreamPlan dream(int count) {
        return new DecimationDreamPlan(this, count, null);
    }

    /** A plan for an exact Markov chain of whole dreams. */
    public DecimationChainPlan chain() {
        return new DecimationChainPlan(this, null);
    }

    /**
     * How far q is from the Boltzmann distribution P, from configurations of P that were not trained on and from as many dreams.
     *
     * @param heldOut L×L, drawn from P
     * @throws IllegalArgumentException if their size is another
     */
    public DecimationCertificate certificate(Spins heldOut) {
        return DecimationCertificate.of(this, evaluate(Require.given(heldOut, "an ensemble of spins"), "certifying"), heldOut);
    }

    /**
     * ln q(σ) of given configurations.
     *
     * @throws IllegalArgumentException if their size is not {@link #size}
     */
    public double[] logProbability(Spins configurations) {
        return evaluate(Require.given(configurations, "an ensemble of spins"), "evaluating").logProbability();
    }

    private DecimationSamples evaluate(Spins configurations, String task) {
        if (configurations.size() != size()) {
            throw new IllegalArgumentException("this inverse decimation is trained for L = " + size() + ", got configurations of L = "
                    + configurations.size() + "; train one for that size");
        }
        return DecimationSamples.evaluate(model, configurations, task);
    }

    DecimationModel model() {
        return model;
    }

    /** L of what it draws. */
    public int size() {
        return model.size();
    }

    /** β. */
    public double beta() {
        return model.beta();
    }

    /** The kernels, from the coarsest level to the finest, in the order in which they draw. */
    public List<TrainedKernel> kernels() {
        return kernels;
    }

    /**
     * Every weight: columns {@code spacing}, {@code M} (linear size of the level's lattice), {@code class}, {@code feature}, {@code weight}
     * and {@code weight_err}.
     */
    public Table table() {
        var table = Table.create("kernels of inverse decimation", IntColumn.create("spacing"), IntColumn.create("M"),
                StringColumn.create("class"), StringColumn.create("feature"));
        for (TrainedKernel kernel : kernels) {
            for (String feature : kernel.names().subList(0, kernel.weights().size())) {
                table.intColumn("spacing").append(kernel.spacing());
                table.intColumn("M").append(kernel.levelSize());
                table.stringColumn("class").append(kernel.drawn().toString());
                table.stringColumn("feature").append(feature);
            }
        }
        return table.addColumns(EstimateColumns.of("weight", kernels.stream().flatMap(kernel -> kernel.weights().stream()).toList()));
    }

    /** Of the training. */
    public Provenance provenance() {
        return provenance;
    }

    /** For example {@code inverse decimation to L = 64, 26 kernels, 1912 weights}. */
    @Override
    public String toString() {
        return "inverse decimation to L = " + size() + ", " + kernels.size() + " kernels, "
                + kernels.stream().mapToInt(kernel -> kernel.names().size()).sum() + " weights";
    }
}
