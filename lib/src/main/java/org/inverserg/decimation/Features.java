package org.inverserg.decimation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a kernel sums up over a {@link Context}, each feature odd under σ → −σ and symmetric under the square's symmetry:
 * <ul>
 * <li>the sum of the spins of each orbit;</li>
 * <li>the sum of the products of three spins of each orbit of triples within the two nearest shells;</li>
 * <li>the products G_a G_b G_c, a ≤ b ≤ c, of mean spins of six groups: the five nearest shells, and the rest. Products within the two
 * nearest shells are sums of the triples and of the orbits, and are left out;</li>
 * <li>M⁵, M the mean of all spins.</li>
 * </ul>
 * The logit of P(σ = +1) is a weighted sum of the features.
 */
final class Features {

    /** Groups of shells whose means are multiplied. */
    static final int GROUPS = 6;

    private final Context context;
    private final long[] orbits;
    private final long[] groups;
    private final List<Product> products = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final long all;
    private final int triples;
    private final double[][] tripleSums;

    /** G_a G_b G_c. */
    record Product(int a, int b, int c) {
    }

    Features(Context context) {
        this.context = context;
        this.orbits = context.orbits().values().stream().mapToLong(Long::longValue).toArray();
        this.groups = groups(context.shells());
        this.all = -1L >>> Long.SIZE - context.count();
        names.addAll(context.orbits().keySet());
        var found = new Triples(context);
        this.triples = found.orbits();
        this.tripleSums = found.sumsByPattern();
        for (int t = 0; t < triples; t++) {
            names.add("triple " + t);
        }
        addProducts();
        names.add("M^5");
    }

    private static long[] groups(List<Long> shells) {
        long[] groups = new long[Math.min(GROUPS, shells.size())];
        for (int shell = 0; shell < shells.size(); shell++) {
            groups[Math.min(shell, GROUPS - 1)] |= shells.get(shell);
        }
        return groups;
    }

    private void addProducts() {
        for (int a = 0; a < groups.length; a++) {
            for (int b = a; b < groups.length; b++) {
                for (int c = Math.max(b, Context.NEAR_SHELLS); c < groups.length; c++) {
                    products.add(new Product(a, b, c));
                    names.add("G" + a + " G" + b + " G" + c);
                }
            }
        }
    }

    Context context() {
        return context;
    }

    /** The number of features. */
    int count() {
        return names.size();
    }

    /** In the order of the weights. */
    List<String> names() {
        return names;
    }

    /** The masks of the orbits of single spins, which are the first features. */
    long[] orbits() {
        return orbits;
    }

    /** The masks of the groups. */
    long[] groups() {
        return groups;
    }

    /** The products of groups, in the order of the features; the first of them is feature {@link #firstProduct}. */
    List<Product> products() {
        return products;
    }

    int firstProduct() {
        return orbits.length + triples;
    }

    /** What the orbits of triples contribute to the logit for each pattern of the near spins. */
    double[] tripleLogits(double[] weights) {
        double[] logits = new double[tripleSums.length];
        Arrays.setAll(logits, pattern -> {
            double sum = 0;
            for (int t = 0; t < triples; t++) {
                sum += weights[orbits.length + t] * tripleSums[pattern][t];
            }
            return sum;
        });
        return logits;
    }

    /** Writes the features of a context to {@code values[0 … count−1]}. */
    void of(long spins, double[] values) {
        for (int o = 0; o < orbits.length; o++) {
            values[o] = sum(spins, orbits[o]);
        }
        System.arraycopy(tripleSums[(int) spins & tripleSums.length - 1], 0, values, orbits.length, triples);
        writeProducts(spins, values);
        double mean = (double) sum(spins, all) / context.count();
        values[names.size() - 1] = mean * mean * mean * mean * mean;
    }

    private void writeProducts(long spins, double[] values) {
        double[] means = new double[GROUPS];
        for (int g = 0; g < groups.length; g++) {
            means[g] = (double) sum(spins, groups[g]) / Long.bitCount(groups[g]);
        }
        int at = firstProduct();
        for (int a = 0; a < groups.length; a++) {
            for (int b = a; b < groups.length; b++) {
                double both = means[a] * means[b];
                for (int c = Math.max(b, Context.NEAR_SHELLS); c < groups.length; c++) {
                    values[at++] = both * means[c];
                }
            }
        }
    }

    private static int sum(long spins, long mask) {
        return 2 * Long.bitCount(spins & mask) - Long.bitCount(mask);
    }
}
