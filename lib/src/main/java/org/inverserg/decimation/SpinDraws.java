package org.inverserg.decimation;

import java.util.Arrays;
import org.inverserg.parallel.RandomBits;

/**
 * Spins of several sites of 64 configurations, from their logits z: the likelier value, the sign of z, has the probability 1/(1 + x) and
 * the other one x/(1 + x), x = e^{−|z|}. A polynomial stands for the exponential; drawing and evaluating use the same x, so that it being
 * right to 10⁻⁶ only costs no exactness. Has working memory and belongs to one thread.
 */
final class SpinDraws {

    /** Sites that are drawn together. */
    static final int SITES = Transposition.MATRICES;

    private static final float LARGEST = 20;
    private static final int SQUARINGS = 5;

    /** e^{−y} = 1 − y + y²/2! − …, y ≤ 20/32. */
    private static final float C2 = 1f / 2;
    private static final float C3 = -1f / 6;
    private static final float C4 = 1f / 24;
    private static final float C5 = -1f / 120;
    private static final float C6 = 1f / 720;
    private static final float C7 = -1f / 5040;

    private final float[] ratios = new float[Logits.COUNT];
    private final long[] likely = new long[SITES];
    private final long[] unlikely = new long[SITES];
    private final long[] random = new long[RandomBits.PADDED];

    /** Takes the logits of configuration c at site s, element 8 c + s; they are overwritten. */
    void prepare(float[] logits) {
        signs(logits);
        exponentials(logits);
        for (int i = 0; i < SQUARINGS; i++) {
            square(ratios);
        }
    }

    private void signs(float[] logits) {
        Arrays.fill(likely, 0);
        for (int lane = 0; lane < Long.SIZE; lane++) {
            for (int site = 0; site < SITES; site++) {
                int up = ~Float.floatToRawIntBits(logits[lane * SITES + site]) >>> Integer.SIZE - 1;
                likely[site] |= (long) up << lane;
            }
        }
    }

    private void exponentials(float[] logits) {
        for (int j = 0; j < Logits.COUNT; j++) {
            float y = Math.min(LARGEST, Math.abs(logits[j])) / (1 << SQUARINGS);
            ratios[j] = 1 - y + y * y * (C2 + y * (C3 + y * (C4 + y * (C5 + y * (C6 + y * C7)))));
        }
    }

    private static void square(float[] values) {
        for (int j = 0; j < Logits.COUNT; j++) {
            values[j] *= values[j];
        }
    }

    /** Draws; the spins are then to be read by {@link #word}. */
    void draw(RandomBits source) {
        Arrays.fill(unlikely, 0);
        int lanes = RandomBits.LANES / SITES;
        for (int from = 0; from < Long.SIZE; from += lanes) {
            source.fill(random, RandomBits.LANES);
            draw(from, lanes);
        }
    }

    private void draw(int from, int lanes) {
        for (int lane = 0; lane < lanes; lane++) {
            for (int site = 0; site < SITES; site++) {
                double ratio = ratios[(from + lane) * SITES + site];
                double uniform = (random[lane * SITES + site] >>> 11) * 0x1p-53;
                long below = Double.doubleToRawLongBits(uniform * (1 + ratio) - ratio) >>> Long.SIZE - 1;
                unlikely[site] |= below << from + lane;
            }
        }
    }

    /** Takes the spins of site {@code site} as they are. */
    void take(int site, long word) {
        unlikely[site] = word ^ likely[site];
    }

    /** The spins of site {@code site}. */
    long word(int site) {
        return likely[site] ^ unlikely[site];
    }

    /** Multiplies the probabilities of the spins of the first {@code sites} sites to {@code probability}. */
    void addTo(LogProbability probability, int sites) {
        probability.multiply(ratios, unlikely, sites);
    }
}
