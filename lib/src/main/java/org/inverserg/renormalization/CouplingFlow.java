package org.inverserg.renormalization;

import java.util.ArrayList;
import java.util.List;
import org.inverserg.lattice.MajorityRule;
import org.inverserg.lattice.Spins;
import org.inverserg.measuring.CouplingClass;
import org.inverserg.measuring.CouplingMoments;
import org.inverserg.measuring.CouplingMoments.Correlations;
import org.inverserg.measuring.CouplingMoments.Sector;
import org.inverserg.measuring.CouplingSums;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.Provenance;
import org.inverserg.statistics.Bins;
import org.inverserg.statistics.Estimate;
import org.inverserg.statistics.Replicas;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * The flow of couplings under blocking, linearised step by step (Monte Carlo renormalization group; R. Swendsen 1979; Rançon et
 * al. 2025, Sec. V). Configurations are blocked again and again by the majority rule, L → L/2 → …, as long as the coarse lattice
 * has at least {@value #SMALLEST_COARSE_SIZE} × {@value #SMALLEST_COARSE_SIZE} spins: on smaller ones couplings coincide.
 *
 * <p>Exact for the two-dimensional Ising model: y_h = 15/8 from the largest odd eigenvalue, y_t = 1/ν = 1 from the largest even one,
 * and ω, the leading correction, from the second even one.
 */
public final class CouplingFlow {

    private static final int SMALLEST_COARSE_SIZE = 8;

    private final int[] sizes;
    private final List<CouplingMoments> steps;
    private final Provenance provenance;

    private CouplingFlow(int[] sizes, List<CouplingMoments> steps, Provenance provenance) {
        this.sizes = sizes;
        this.steps = steps;
        this.provenance = provenance;
    }

    /**
     * Blocks {@code spins} step by step, as {@code spins.block().block()…} does, and measures all couplings at every level; nothing but
     * their correlations is kept.
     *
     * @throws IllegalArgumentException if the lattice cannot be blocked to {@value #SMALLEST_COARSE_SIZE} × {@value #SMALLEST_COARSE_SIZE}
     */
    public static CouplingFlow of(Spins spins) {
        int[] sizes = sizes(spins.size());
        List<CouplingClass> classes = CouplingClass.all();
        List<Provenance> blockings = new ArrayList<>(List.of(spins.provenance()));
        List<CouplingMoments> steps = new ArrayList<>();
        for (int step = 1; step < sizes.length; step++) {
            blockings.add(MajorityRule.provenance(blockings.get(step - 1), sizes[step - 1], null));
            steps.add(new CouplingMoments(classes, Bins.of(spins.count())));
        }
        var progress = Progress.of("measuring couplings", spins.count());
        Batches.run(progress, spins.batches(), () -> new Levels(sizes, classes),
                (levels, batch) -> {
                    int[][][] sums = levels.measure(spins, batch, blockings);
                    progress.count(Batches.lanes(spins.count(), batch));
                    return sums;
                },
                (batch, sums) -> {
                    for (int step = 0; step < steps.size(); step++) {
                        steps.get(step).add((long) batch * Batches.WIDTH, Batches.lanes(spins.count(), batch), sums[step + 1], sums[step]);
                    }
                });
        return new CouplingFlow(sizes, steps, blockings.get(blockings.size() - 1));
    }

    private static int[] sizes(int largest) {
        var sizes = new ArrayList<Integer>(List.of(largest));
        for (int size = largest; size % 2 == 0 && size / 2 >= SMALLEST_COARSE_SIZE; size /= 2) {
            sizes.add(size / 2);
        }
        if (sizes.size() < 2) {
            throw new IllegalArgumentException("a flow needs an even lattice size of at least " + 2 * SMALLEST_COARSE_SIZE
                    + ", got " + largest + "; sample larger lattices");
        }
        return sizes.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The number of steps. */
    public int steps() {
        return steps.size();
    }

    /** y_h of step {@code step}, 1 for the first. */
    public Estimate magneticExponent(int step) {
        return exponent(step, Sector.ODD, 0);
    }

    /** y_t = 1/ν of step {@code step}. */
    public Estimate thermalExponent(int step) {
        return exponent(step, Sector.EVEN, 0);
    }

    /** −ln|λ|/ln 2 of the second even eigenvalue, which may be one of a complex pair. */
    public Estimate correctionExponent(int step) {
        Estimate second = exponent(step, Sector.EVEN, 1);
        return Estimate.of(-second.value(), second.error());
    }

    /** The condition number of the correlations that are inverted in step {@code step}. */
    public double condition(int step, Sector sector) {
        return StabilityMatrix.of(moments(step).correlations(sector)).condition();
    }

    private Estimate exponent(int step, Sector sector, int rank) {
        CouplingMoments moments = moments(step);
        double[] replicas = moments.replicas(sector).stream().mapToDouble(correlations -> exponent(correlations, rank)).toArray();
        return Replicas.of(exponent(moments.correlations(sector), rank), replicas, moments.bins().coefficients()).estimate();
    }

    private static double exponent(Correlations correlations, int rank) {
        return StabilityMatrix.of(correlations).exponent(rank);
    }

    private CouplingMoments moments(int step) {
        if (step < 1 || step > steps.size()) {
            throw new IllegalArgumentException("the steps are numbered 1 to " + steps.size() + ", got " + step);
        }
        return steps.get(step - 1);
    }

    /** Columns {@code step}, {@code L} (before the step), {@code y_h}, {@code y_t}, {@code omega}, each with its {@code _err}. */
    public Table exponents() {
        int n = steps.size();
        var table = Table.create("exponents of the flow", IntColumn.create("step", n), IntColumn.create("L", n));
        String[] names = {"y_h", "y_t", "omega"};
        for (String name : names) {
            table.addColumns(DoubleColumn.create(name, n), DoubleColumn.create(name + "_err", n));
        }
        for (int row = 0; row < n; row++) {
            table.intColumn("step").set(row, row + 1);
            table.intColumn("L").set(row, sizes[row]);
            Estimate[] values = {magneticExponent(row + 1), thermalExponent(row + 1), correctionExponent(row + 1)};
            for (int i = 0; i < names.length; i++) {
                table.doubleColumn(names[i]).set(row, values[i].value());
                table.doubleColumn(names[i] + "_err").set(row, values[i].error());
            }
        }
        return table;
    }

    public Provenance provenance() {
        return provenance;
    }

    /** For example {@code CouplingFlow of 10000 configurations, 3 steps from L = 64}. */
    @Override
    public String toString() {
        return "CouplingFlow of " + provenance.count() + " configurations, " + steps.size() + " steps from L = " + sizes[0];
    }

    /** One thread's lattices and counters. */
    private static final class Levels {
        private final int[] sizes;
        private final int classes;
        private final long[][] words;
        private final CouplingSums couplings;
        private final MajorityRule rule = new MajorityRule();

        private Levels(int[] sizes, List<CouplingClass> classes) {
            this.sizes = sizes;
            this.classes = classes.size();
            this.couplings = new CouplingSums(classes);
            this.words = new long[sizes.length][];
            for (int level = 0; level < sizes.length; level++) {
                words[level] = new long[sizes[level] * sizes[level]];
            }
        }

        /** Sums by level, class and configuration. */
        private int[][][] measure(Spins spins, int batch, List<Provenance> blockings) {
            int[][][] sums = new int[sizes.length][classes][Batches.WIDTH];
            spins.copyBatch(batch, words[0]);
            couplings.measure(words[0], sizes[0], sums[0]);
            for (int level = 1; level < sizes.length; level++) {
                rule.block(words[level - 1], sizes[level - 1], words[level], blockings.get(level).stream(batch));
                couplings.measure(words[level], sizes[level], sums[level]);
            }
            return sums;
        }
    }
}
