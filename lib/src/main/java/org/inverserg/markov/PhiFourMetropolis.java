package org.inverserg.markov;

import org.inverserg.model.PhiFourAction;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.RandomBits;
import org.inverserg.parallel.RandomFloats;
import org.inverserg.parallel.Require;

/**
 * The Metropolis update of the φ⁴ theory (N. Metropolis et al., J. Chem. Phys. 21, 1087, 1953) on a checkerboard: for all
 * sites of one colour, then of the other, φ → φ′ = φ + w u, u uniform on [−1, 1), accepted with probability min(1, e^{−ΔS}),
 * <pre>ΔS = (φ′ − φ) [(φ′ + φ) (a/2 + (λ/4) (φ′² + φ²)) − κ h],   a = μ² + 4κ, h the sum of the four neighbours.</pre>
 * In this form ΔS changes exactly its sign when φ and φ′ change places, also in single precision; detailed balance holds to
 * the accuracy of {@link ExponentialVariates}, and of ΔS itself, a few 10⁻⁷ of its terms.
 *
 * <p>Sites are taken in pieces that stay in the L1 cache, each step a short loop over arrays that the compiler turns into vector
 * code. A comparison would not become vector code, so the choice between φ and φ′ is arithmetic.
 *
 * @hidden
 */
@Internal
public final class PhiFourMetropolis {

    /** Half width of the moves in standard deviations of a site: about half of the moves are accepted. */
    private static final double WIDTH_IN_DEVIATIONS = 2.4;

    /** Twice that is still a number in single precision. */
    private static final double LARGEST_COEFFICIENT = 1.5e38;
    /** Its fourth power is still a number in single precision. */
    private static final double LARGEST_DEVIATION = 1e9;
    /** That of a free site with the largest coefficient. */
    private static final double SMALLEST_DEVIATION = 1e-20;
    private static final double DEEPEST = 1e5;
    private static final int PIECE = RandomFloats.LANES;

    /** Makes every E − ΔS ≠ 0 that occurs larger than 1 in size, and none of them infinite. */
    private static final float STEEP = 1e20f;

    private final float kappa;
    private final float quadratic;
    private final float quartic;
    private final float width;

    private final RandomFloats uniform = new RandomFloats();
    private final ExponentialVariates exponential = new ExponentialVariates();
    private final float[] own = new float[RandomFloats.PADDED];
    private final float[] proposal = new float[RandomFloats.PADDED];
    private final float[] field = new float[RandomFloats.PADDED];
    private final float[] above = new float[RandomFloats.PADDED];
    private final float[] below = new float[RandomFloats.PADDED];
    private final float[] beside = new float[RandomFloats.PADDED];
    private final float[] change = new float[RandomFloats.PADDED];
    private final float[] variates = new float[RandomFloats.PADDED];

    public PhiFourMetropolis(PhiFourAction action) {
        this(action, width(action));
    }

    /**
     * @param width w, half the width of the moves
     * @throws IllegalArgumentException if it is 0 or infinite in single precision, in which φ would stand still
     */
    public PhiFourMetropolis(PhiFourAction action, double width) {
        Require.given(action, "the action of a theory");
        Require.that((float) width > 0 && Float.isFinite((float) width), "Metropolis moves must have a width in single precision", width,
                "choose an action that spreads its fields over ordinary numbers");
        kappa = (float) action.kappa();
        quadratic = (float) (action.siteMassSquared() / 2);
        quartic = (float) (action.lambda() / 4);
        this.width = (float) width;
    }

    /**
     * Whether the theory can be sampled in single precision, in which ΔS is known to a few 10⁻⁷ of its terms.
     *
     * @throws IllegalArgumentException if a coefficient or the scale of φ is not an ordinary number, or if the two minima of a site are so deep
     *                                  that ΔS would be lost
     */
    public static void check(PhiFourAction action) {
        double a = Require.given(action, "the action of a theory").siteMassSquared();
        double deviation = action.siteDeviation();
        double depth = a < 0 ? a / action.lambda() * a / 4 : 0;
        Require.that(Math.max(Math.abs(a), Math.max(action.kappa(), action.lambda())) <= LARGEST_COEFFICIENT && deviation >= SMALLEST_DEVIATION
                        && deviation <= LARGEST_DEVIATION && depth <= DEEPEST,
                "fields are sampled in single precision: kappa, mu^2 + 4 kappa and lambda must be at most " + LARGEST_COEFFICIENT + ", the spread of a site between "
                        + SMALLEST_DEVIATION + " and " + LARGEST_DEVIATION + ", and its two minima at most " + DEEPEST + " deep", action
                        + " with a spread of " + (float) deviation + " and minima of " + (float) depth, "measure the field in other units, or take another mu^2");
    }

    /** Half the width of moves of which about half are accepted. */
    public static double width(PhiFourAction action) {
        return WIDTH_IN_DEVIATIONS * Require.given(action, "the action of a theory").siteDeviation();
    }

    /** One move at every site. */
    public void sweep(CheckerboardField state, RandomBits random) {
        update(state, 0, random);
        update(state, 1, random);
    }

    /** One move at every site of one colour. */
    void update(CheckerboardField state, int colour, RandomBits random) {
        int sites = state.size() * state.size() / 2;
        for (int from = 0; from < sites; from += PIECE) {
            update(state, colour, from, Math.min(PIECE, sites - from), random);
        }
    }

    private void update(CheckerboardField state, int colour, int from, int count, RandomBits random) {
        state.copy(colour, from, own, count);
        state.copy(1 - colour, from, field, count);
        state.copyShifted(1 - colour, from, -1, above, count);
        state.copyShifted(1 - colour, from, 1, below, count);
        state.copyBeside(colour, from, beside, count);
        uniform.fill(random, proposal, count);
        exponential.fill(random, variates, count);
        add(field, above, below, beside, count);
        propose(own, proposal, 2 * width, -3 * width, count);
        change(own, proposal, field, change, kappa, quadratic, quartic, count);
        accept(change, variates, count);
        choose(own, proposal, change, count);
        state.put(own, colour, from, count);
    }

    private static void add(float[] sum, float[] a, float[] b, float[] c, int count) {
        for (int j = 0; j < count; j++) {
            sum[j] = sum[j] + a[j] + (b[j] + c[j]);
        }
    }

    /** From numbers on [1, 2) to φ′. */
    private static void propose(float[] own, float[] proposal, float slope, float offset, int count) {
        for (int j = 0; j < count; j++) {
            proposal[j] = own[j] + (slope * proposal[j] + offset);
        }
    }

    static void change(float[] own, float[] proposal, float[] field, float[] change,
            float kappa, float quadratic, float quartic, int count) {
        for (int j = 0; j < count; j++) {
            float p = own[j];
            float q = proposal[j];
            change[j] = (q - p) * ((q + p) * (quadratic + quartic * (q * q + p * p)) - kappa * field[j]);
        }
    }

    /** Turns ΔS into 1 where ΔS &lt; E and 0 elsewhere: max(0, x) is (x + |x|)/2, and min(1, x) is 1 − max(0, 1 − x). */
    static void accept(float[] change, float[] variates, int count) {
        for (int j = 0; j < count; j++) {
            float x = (variates[j] - change[j]) * STEEP;
            float y = 2 - (x + Math.abs(x));
            change[j] = 1 - 0.25f * (y + Math.abs(y));
        }
    }

    private static void choose(float[] own, float[] proposal, float[] accepted, int count) {
        for (int j = 0; j < count; j++) {
            own[j] = accepted[j] * proposal[j] + (1 - accepted[j]) * own[j];
        }
    }
}
