package org.inverserg.fitting;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.inverserg.measuring.Moments;
import org.inverserg.measuring.Observables;
import org.inverserg.parallel.Provenance;
import org.inverserg.statistics.Bins;

/** Observables with known exponents: m is Gaussian with ⟨m²⟩ = 0.04 L^{−1/4}, so that χ = 0.04 L^{7/4}. */
final class Synthetic {

    static final double EXPONENT = 1.75;
    static final double AMPLITUDE = 0.04;

    private Synthetic() {
    }

    /**
     * @param correlation of χ between neighbouring sizes, as a dream has it
     * @param kink        factor on m at the middle size, 1 for a true power law
     */
    static Observables observables(int[] sizes, int configurations, double correlation, double kink, long seed) {
        var random = new SplittableRandom(seed);
        double kept = Math.sqrt(correlation); // corr(x², y²) = corr(x, y)² for Gaussian x and y
        var moments = new ArrayList<Moments>();
        for (int size : sizes) {
            moments.add(new Moments(size, Bins.of(configurations)));
        }
        for (int c = 0; c < configurations; c++) {
            double gauss = random.nextGaussian();
            for (int s = 0; s < sizes.length; s++) {
                gauss = s == 0 ? gauss : kept * gauss + Math.sqrt(1 - correlation) * random.nextGaussian();
                double m = Math.sqrt(AMPLITUDE) * Math.pow(sizes[s], -0.125) * gauss * (s == sizes.length / 2 ? kink : 1);
                int volume = sizes[s] * sizes[s];
                int up = (int) Math.round(volume * (1 + Math.max(-1, Math.min(1, m))) / 2);
                moments.get(s).add(c, 1, new int[] {up}, new int[] {volume / 4});
            }
        }
        return Observables.of(List.copyOf(moments), Provenance.of("synthetic", configurations, seed));
    }
}
