package org.inverserg.decimation;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The logit of P(σ = +1) as a function of a site's {@link Context}, made ready to be evaluated for many contexts at once: a table over the
 * near spins, a table for each further byte of the context, which hold all that is linear in the far spins, and the coefficients of
 * products of group means. Immutable.
 *
 * @param near     the logit's part that depends on the bits up to the last near spin, for each of their patterns
 * @param nearBits their number
 * @param far      the part linear in the spins of each further byte
 * @param groups   masks of the groups whose means G are multiplied; none if there are no products
 * @param pairs    for each pair a ≤ b the coefficients of G_a G_b G_c, c = 0 … 5; those with c &lt; b are 0
 * @param fifth    the coefficient of M⁵
 */
record CompiledKernel(Context context, float[] near, int nearBits, float[][] far, long[] groups, List<Pair> pairs, float fifth) {

    /** Coefficients of G_a G_b G_c for all c. */
    record Pair(int a, int b, float[] coefficients) {
    }

    /** With the weights of {@code features}. */
    static CompiledKernel of(Features features, double[] weights) {
        Context context = features.context();
        double[] triples = features.tripleLogits(weights);
        double[] bySpin = bySpin(features, weights);
        int nearBits = context.near();
        float[] near = table(nearBits, pattern -> triples[pattern] + linear(bySpin, 0, nearBits, pattern));
        float[][] far = new float[(context.count() - nearBits + Byte.SIZE - 1) / Byte.SIZE][];
        Arrays.setAll(far, part -> {
            int first = nearBits + part * Byte.SIZE;
            int bits = Math.min(Byte.SIZE, context.count() - first);
            return table(Byte.SIZE, pattern -> linear(bySpin, first, bits, pattern));
        });
        float fifth = (float) weights[features.count() - 1];
        return new CompiledKernel(context, near, nearBits, far, features.groups(), pairs(features, weights), fifth);
    }

    /**
     * The exact logit of one of the last two colours at (odd, odd) of the finest level, its (even, odd) and (odd, even) neighbours summed
     * out: Σ over the four plaquettes of those neighbours of ln cosh β(s + 1) − ln cosh β(s − 1), s the sum of the plaquette's three other
     * spins.
     */
    static CompiledKernel plaquettes(SiteClass drawn, int size, double beta) {
        Context context = Context.of(drawn, size, 2);
        float[] near = table(context.count(), pattern -> {
            double logit = 0;
            for (int side = 0; side < 4; side++) {
                int dy = side < 2 ? 2 * side - 1 : 0;
                int dx = side < 2 ? 0 : 2 * side - 5;
                int across = spin(context, pattern, 2 * dy, 2 * dx);
                int first = spin(context, pattern, dy - dx, dx - dy);
                int second = spin(context, pattern, dy + dx, dx + dy);
                int sum = across + first + second;
                logit += StrictMath.log(StrictMath.cosh(beta * (sum + 1)) / StrictMath.cosh(beta * (sum - 1)));
            }
            return logit;
        });
        return new CompiledKernel(context, near, context.count(), new float[0][], new long[0], List.of(), 0);
    }

    /** All numbers that its logits are made of. */
    DoubleStream weights() {
        Stream<float[]> tables = Stream.of(Stream.of(near), Stream.of(far), pairs.stream().map(Pair::coefficients), Stream.of(new float[] {fifth}))
                .flatMap(Function.identity());
        return tables.flatMapToDouble(table -> IntStream.range(0, table.length).mapToDouble(i -> table[i]));
    }

    private static int spin(Context context, int pattern, int dy, int dx) {
        return (pattern >>> context.bit(dy, dx) & 1) * 2 - 1;
    }

    private static float[] table(int bits, IntToDoubleFunction logit) {
        float[] table = new float[1 << bits];
        for (int pattern = 0; pattern < table.length; pattern++) {
            table[pattern] = (float) logit.applyAsDouble(pattern);
        }
        return table;
    }

    private static double[] bySpin(Features features, double[] weights) {
        double[] bySpin = new double[features.context().count()];
        long[] orbits = features.orbits();
        for (int o = 0; o < orbits.length; o++) {
            for (int bit = 0; bit < bySpin.length; bit++) {
                if ((orbits[o] >>> bit & 1) == 1) {
                    bySpin[bit] = weights[o];
                }
            }
        }
        return bySpin;
    }

    private static double linear(double[] bySpin, int first, int bits, int pattern) {
        double sum = 0;
        for (int i = 0; i < bits; i++) {
            sum += (pattern >>> i & 1) == 1 ? bySpin[first + i] : -bySpin[first + i];
        }
        return sum;
    }

    private static List<Pair> pairs(Features features, double[] weights) {
        Pair[][] pairs = new Pair[Features.GROUPS][Features.GROUPS];
        int at = features.firstProduct();
        for (Features.Product product : features.products()) {
            if (pairs[product.a()][product.b()] == null) {
                pairs[product.a()][product.b()] = new Pair(product.a(), product.b(), new float[Features.GROUPS]);
            }
            pairs[product.a()][product.b()].coefficients[product.c()] = (float) weights[at++];
        }
        return Arrays.stream(pairs).flatMap(Arrays::stream).filter(pair -> pair != null).toList();
    }
}
