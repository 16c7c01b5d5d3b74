package org.inverserg.reweighting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.inverserg.measuring.FieldSums;
import org.inverserg.measuring.Moments;
import org.inverserg.measuring.Observables;
import org.inverserg.model.PhiFourAction;
import org.inverserg.parallel.Provenance;
import org.inverserg.quantities.Point;
import org.inverserg.statistics.Bins;

/**
 * The φ⁴ theory without couplings on L = 2, S = (μ²/2) Σ φ²: four independent Gaussian sites of variance 1/μ², sampled at μ² = 1 by
 * independent draws or by an autoregressive chain. Everything that is reweighted is known exactly at any μ² = K.
 */
final class GaussianSites {

    private GaussianSites() {
    }

    /** φ → ρ φ + √(1 − ρ²) ξ at every site, from one configuration to the next. */
    static Observables chain(int n, double rho, long seed) {
        return chain(n, rho, seed, 1);
    }

    /** The same at μ² = {@code k}. */
    static Observables chain(int n, double rho, long seed, double k) {
        var random = new Random(seed);
        double[] sites = random.doubles(4).map(u -> random.nextGaussian()).toArray();
        var series = new ArrayList<FieldSums>();
        for (int index = 0; index < n; index++) {
            Arrays.setAll(sites, i -> rho * sites[i] + Math.sqrt(1 - rho * rho) * random.nextGaussian());
            double[] scaled = Arrays.stream(sites).map(x -> x / Math.sqrt(k)).toArray();
            double sum = Arrays.stream(scaled).sum();
            double squares = Arrays.stream(scaled).map(x -> x * x).sum();
            double fourth = Arrays.stream(scaled).map(x -> x * x * x * x).sum();
            series.add(new FieldSums(sum / 4, squares / 4, fourth / 4, 0));
        }
        var moments = Moments.ofFields(Point.of(2, new PhiFourAction(0, k, 0)), Bins.of(n)).keepingSeries(0);
        moments.add(0, series.toArray(FieldSums[]::new));
        return Observables.of(List.of(moments), Provenance.of("Gaussian sites", n, seed));
    }

    /** ⟨|Σφ|⟩/4 = ½ √(2/(πK)). */
    static double magnetization(double k) {
        return Math.sqrt(2 / (Math.PI * k)) / 2;
    }

    /** ⟨M²⟩ − ⟨M⟩² = 4 (1 − 2/π)/K, over V = 4. */
    static double susceptibility(double k) {
        return (1 - 2 / Math.PI) / k;
    }

    /** (Σw)²/(N Σw²) for w = e^{−(K−1) S_K}: (√(2K − 1)/K)⁴. */
    static double share(double k) {
        return (2 * k - 1) * (2 * k - 1) / Math.pow(k, 4);
    }
}
