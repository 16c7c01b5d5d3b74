package org.inverserg.renormalization;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.inverserg.statistics.Estimate;

/**
 * What a quantity becomes on either half of the bins, cut in two in {@value #ORDER} − 1 ways by the rows of Hadamard's matrix (balanced half-samples;
 * P. McCarthy, Rev. Int. Stat. Inst. 37, 239, 1969): Var θ = ⟨((θ₊ − θ₋)/2)²⟩. A half differs from the whole by as much as the whole does from the truth,
 * so that this holds for quantities which are far from linear in what they are made of. The drift ⟨θ₊ + θ₋⟩/2 − θ is the bias of θ where that goes with 1/N.
 *
 * @param pairs θ₊ and θ₋
 */
record Halves(List<double[]> pairs) {

    private static final int ORDER = 32;
    private static final double LARGEST_DRIFT = 0.5;

    /**
     * @param bins how many there are
     * @param of   something of the bins that are wanted
     */
    static <T> List<List<T>> of(int bins, Function<IntPredicate, T> of) {
        var pairs = new ArrayList<List<T>>();
        for (int row = 1; row < ORDER; row++) {
            int cut = row;
            IntPredicate half = bin -> Integer.bitCount(bin % ORDER & cut) % 2 == 0;
            if (!IntStream.range(0, bins).allMatch(half)) {
                pairs.add(List.of(of.apply(half), of.apply(half.negate())));
            }
        }
        return pairs;
    }

    static <T> Halves of(List<List<T>> pairs, ToDoubleFunction<T> quantity) {
        return new Halves(pairs.stream().map(pair -> pair.stream().mapToDouble(quantity).toArray()).toList());
    }

    /** √⟨((θ₊ − θ₋)/2)²⟩. */
    double error() {
        return Math.sqrt(pairs.stream().mapToDouble(pair -> (pair[0] - pair[1]) * (pair[0] - pair[1]) / 4).average().orElse(Double.NaN));
    }

    /**
     * {@code value} with its error, and the drift as systematic one. A drift above half of the error says that the value has more bias than anybody knows:
     * no error then (NaN).
     */
    Estimate estimate(double value) {
        double drift = Math.abs(pairs.stream().mapToDouble(pair -> (pair[0] + pair[1]) / 2).average().orElse(Double.NaN) - value);
        double error = error();
        return drift <= LARGEST_DRIFT * error ? new Estimate(value, error, drift) : Estimate.of(value, Double.NaN);
    }
}
