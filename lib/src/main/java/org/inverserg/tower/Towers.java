package org.inverserg.tower;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.inverserg.parallel.Require;
import org.inverserg.reweighting.Exponents;
import org.inverserg.statistics.Estimate;

/**
 * The same fields taken through several networks, of other seeds and other layers: what the choice of the network does to a result. Where a
 * paper leaves the network open, this is a systematic error of what is compared with it, and is printed as such: {@code value(stat)(syst)}.
 */
public final class Towers {

    private final List<Tower> towers;

    private Towers(List<Tower> towers) {
        this.towers = List.copyOf(towers);
    }

    /**
     * @param towers at least two
     * @throws IllegalArgumentException if there are fewer, or if they are of different fields or sizes
     */
    public static Towers of(List<Tower> towers) {
        Require.all(towers, "the towers to be compared");
        Require.that(towers.size() >= 2, "a spread needs at least 2 towers", towers.size(), "train another network with another seed");
        Tower first = towers.get(0);
        for (Tower other : towers) {
            if (!Arrays.equals(other.sizes(), first.sizes()) || !chain(other).equals(chain(first))) {
                throw new IllegalArgumentException("towers must be of the same fields and sizes, so that they differ by their networks only, got "
                        + first + " and " + other + "; rescale the same fields to the same size");
            }
        }
        return new Towers(towers);
    }

    private static Object chain(Tower tower) {
        return tower.provenance().inputs().get(1);
    }

    /**
     * A result of all networks: the mean; the root mean square of the statistical errors, which do not average out because they are of the same
     * fields; and the standard deviation between networks as systematic error.
     */
    public Estimate spread(Function<Tower, Estimate> result) {
        Require.given(result, "the result of a tower");
        return spread(towers.stream().map(result).toList());
    }

    /** γ/ν and β/ν of every pair of sizes, see {@link Tower#exponents}, with means and errors as in {@link #spread}. */
    public ExponentSpread exponents(double from, double to) {
        return new ExponentSpread(null, each(from, to));
    }

    /**
     * The same around {@code central}: value and statistical error are those of this tower, which may be of more fields, and the systematic error is
     * the standard deviation between the networks here.
     *
     * @throws IllegalArgumentException if it is of other sizes
     */
    public ExponentSpread exponents(Tower central, double from, double to) {
        Require.given(central, "the central tower");
        if (!Arrays.equals(central.sizes(), towers.get(0).sizes())) {
            throw new IllegalArgumentException("the spread is known for the sizes of " + towers.get(0) + ", got " + central
                    + "; take it to the same size");
        }
        return new ExponentSpread(central.exponents(from, to), each(from, to));
    }

    private List<Exponents> each(double from, double to) {
        return towers.stream().map(tower -> tower.exponents(from, to)).toList();
    }

    static Estimate spread(List<Estimate> all) {
        Require.all(all, "the results of the towers");
        double mean = all.stream().mapToDouble(Estimate::value).average().orElseThrow();
        double error = Math.sqrt(all.stream().mapToDouble(x -> x.error() * x.error()).average().orElseThrow());
        double variance = all.stream().mapToDouble(x -> (x.value() - mean) * (x.value() - mean)).sum() / (all.size() - 1);
        return new Estimate(mean, error, Math.sqrt(variance));
    }

    /** For example {@code 10 towers of 2000 fields by 1-8-1, 1-16-1}. */
    @Override
    public String toString() {
        return towers.size() + " towers of " + towers.get(0).count() + " fields by "
                + towers.stream().map(tower -> tower.network().name()).distinct().collect(Collectors.joining(", "));
    }
}
