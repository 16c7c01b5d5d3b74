package org.inverserg.tower;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.inverserg.lattice.Fields;
import org.inverserg.measuring.Moments;
import org.inverserg.measuring.Observables;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.quantities.Point;
import org.inverserg.reweighting.Curve;
import org.inverserg.reweighting.Exponents;
import org.inverserg.reweighting.Reweighted;
import org.inverserg.reweighting.Reweighting;
import org.inverserg.statistics.Bins;
import org.inverserg.viewing.Viewable;
import org.inverserg.viewing.Viewer;
import tech.tablesaw.api.Table;

/**
 * Systems of growing size that were made one from the other by a {@link TransposedNetwork}, as their original chain lets them be seen near the point
 * where it was sampled: only the magnetization of every configuration at every size was kept.
 */
public final class Tower implements Viewable {

    /** Fields of the chain that are kept to be looked at: a tower is not to hold the memory of all. */
    static final int SHOWN = 64;

    private final TransposedNetwork network;
    private final int[] sizes;
    private final double[][] magnetizations;
    private final Bins bins;
    private final Reweighting origin;
    private final Fields shown;
    private final Provenance provenance;

    /**
     * @param magnetizations Σφ/V: [level][configuration]
     * @param bins           of the configurations
     * @param origin         the original chain, or null if its action is not known
     * @param shown          the first fields of the chain, for viewers
     */
    Tower(TransposedNetwork network, int[] sizes, double[][] magnetizations, Bins bins, Reweighting origin, Fields shown, Provenance provenance) {
        this.network = network;
        this.sizes = sizes;
        this.magnetizations = magnetizations;
        this.bins = bins;
        this.origin = origin;
        this.shown = shown;
        this.provenance = provenance;
    }

    /** The lattice sizes L, ascending; the first is that of the original. */
    public int[] sizes() {
        return sizes.clone();
    }

    /** The number of configurations. */
    public int count() {
        return magnetizations[0].length;
    }

    public TransposedNetwork network() {
        return network;
    }

    /**
     * Σφ/V of every configuration, signed, in the order of the chain.
     *
     * @throws IllegalArgumentException if there is no such size
     */
    public double[] magnetizations(int size) {
        return magnetizations[level(size)].clone();
    }

    /**
     * The system of one size, to be seen at masses near that of the chain.
     *
     * @throws IllegalArgumentException if there is no such size
     * @throws IllegalStateException    if the fields do not know the action they were sampled from
     */
    public Reweighted system(int size) {
        if (origin == null) {
            throw new IllegalStateException("the fields do not know which action they were sampled from, but reweighting needs it; "
                    + "rescale fields.sampledFrom(action)");
        }
        return origin.system(size, magnetizations[level(size)]);
    }

    private int level(int size) {
        int level = Arrays.binarySearch(sizes, size);
        if (level < 0) {
            throw new IllegalArgumentException("there is no lattice size " + size + " here; choose one of " + Arrays.toString(sizes));
        }
        return level;
    }

    /**
     * γ/ν and β/ν of every pair of sizes from the changes of χ_c and |m| between two masses (Bachtis et al. 2022, Eqs. 9 and 10, Table I).
     *
     * @param from lower μ²
     * @param to   upper μ²
     * @throws IllegalArgumentException if the range is not safe, or so narrow that noise decides
     */
    public Exponents exponents(double from, double to) {
        return Exponents.of(systems(), from, to);
    }

    /** γ/ν and β/ν of every pair of sizes from χ_c and |m| themselves at one mass (Bachtis et al. 2022, Eq. 8); otherwise as the other. */
    public Exponents exponents(double massSquared) {
        return Exponents.at(systems(), massSquared);
    }

    private List<Reweighted> systems() {
        return Arrays.stream(sizes).mapToObj(this::system).toList();
    }

    /**
     * A quantity over a range of μ² at every size (Bachtis et al. 2022, Figs. 3 and 4), by a name for legends: {@code "L = 32"} for the original,
     * {@code "32 → 64"} for what was made from it.
     *
     * @param quantity m, absM, chi, chiC or U
     * @throws IllegalArgumentException if there is no such quantity, or if the range is not safe
     */
    public Map<String, Curve> curve(String quantity, double from, double to) {
        var curves = new LinkedHashMap<String, Curve>();
        for (int size : sizes) {
            curves.put(label(size), system(size).curve(quantity, from, to));
        }
        return curves;
    }

    private String label(int size) {
        return size == sizes[0] ? "L = " + size : sizes[0] + " → " + size;
    }

    /**
     * Where the chain was sampled: {@code m, absM, chi, chiC, U} at every size, correlated between the sizes, which are made from the same fields. Points
     * have the parameters of the chain, if it knows its action.
     */
    public Observables observables() {
        Map<String, Double> parameters = origin == null ? Map.of() : origin.chain().parameters();
        return Observables.of(IntStream.range(0, sizes.length)
                .mapToObj(level -> Moments.ofMagnetizations(new Point(sizes[level], parameters), magnetizations[level], bins)).toList(), provenance);
    }

    /** The table of the {@link #observables()}. */
    public Table table() {
        return observables().table();
    }

    /**
     * Field {@code index} at every size, to be looked at, see {@link Viewable#viewer(int)}.
     *
     * @throws IllegalArgumentException if there is no such field among the first {@value #SHOWN}, which are all that is kept
     * @throws IllegalStateException    if the memory for it cannot be had
     */
    @Override
    public Viewer viewer(int index) {
        return viewer(Require.index(index, shown.count(), "the number of a field that a tower keeps to be looked at"), sizes[sizes.length - 1]);
    }

    private Viewer viewer(int index, int last) {
        Fields field = shown.pick(index);
        var levels = new ArrayList<>(List.of(field));
        while (2 * field.size() <= Math.min(last, Viewer.LARGEST_FIELDS)) {
            field = network.rescale(field).configurationsAt(2 * field.size());
            levels.add(field);
        }
        return Viewer.ofFields("field " + index + " of a tower by " + network.name(), last, levels);
    }

    public Provenance provenance() {
        return provenance;
    }

    /** For example {@code tower of 10000 fields at L = 32, 64, 128 by 1-8-1}. */
    @Override
    public String toString() {
        return "tower of " + count() + " fields at L = "
                + Arrays.stream(sizes).mapToObj(String::valueOf).collect(Collectors.joining(", ")) + " by " + network.name();
    }
}
