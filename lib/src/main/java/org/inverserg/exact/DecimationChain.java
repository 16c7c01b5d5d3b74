package org.inverserg.exact;

import java.util.Arrays;
import java.util.Locale;
import org.inverserg.decimation.DecimationSamples;
import org.inverserg.measuring.Observables;
import org.inverserg.model.IsingModel;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.RandomBits;
import org.inverserg.quantities.Point;
import org.inverserg.statistics.Autocorrelation;
import org.inverserg.statistics.BinnedMeans;
import org.inverserg.statistics.Bins;
import org.inverserg.statistics.Estimate;

/** What was measured along an exact chain of dreams. */
public final class DecimationChain {

    private final Point point;
    private final int[] up;
    private final int[] unequal;
    private final double[] probabilities;
    private final Provenance provenance;

    private DecimationChain(Point point, int[] up, int[] unequal, double[] probabilities, Provenance provenance) {
        this.point = point;
        this.up = up;
        this.unequal = unequal;
        this.probabilities = probabilities;
        this.provenance = provenance;
    }

    /**
     * Goes along the proposals in their order.
     *
     * @param skipped moves that are made and not measured
     * @param random  for the decisions
     */
    static DecimationChain of(DecimationSamples proposals, int skipped, RandomBits random, Provenance provenance) {
        double[] logWeights = proposals.logWeights();
        int measured = logWeights.length - skipped;
        int[] up = new int[measured];
        int[] unequal = new int[measured];
        double[] probabilities = new double[measured];
        int current = 0;
        for (int move = 0; move < logWeights.length; move++) {
            double probability = StrictMath.exp(Math.min(0, logWeights[move] - logWeights[current]));
            if (random.scalar().nextDouble() < probability) {
                current = move;
            }
            if (move >= skipped) {
                up[move - skipped] = proposals.up()[current];
                unequal[move - skipped] = proposals.unequal()[current];
                probabilities[move - skipped] = probability;
            }
        }
        return new DecimationChain(Point.of(proposals.size(), new IsingModel(proposals.beta())), up, unequal, probabilities, provenance).noted();
    }

    /** Errors are only right where the jackknife's bins are long compared with the autocorrelation. */
    private DecimationChain noted() {
        int width = Bins.of(up.length).width();
        if (up.length < Autocorrelation.TRUSTED_LENGTH || Arrays.stream(unequal).distinct().count() < 2) {
            return noted("a chain of " + up.length + " moves is too short to know its autocorrelation");
        }
        double longest = Math.max(energyTime().time().value(), magnetizationTime().time().value());
        return width >= 4 * longest ? this : noted(String.format(Locale.ROOT,
                "the bins of the errors, %d moves, are short compared with the autocorrelation time of %.1f moves: make more", width, longest));
    }

    private DecimationChain noted(String note) {
        return new DecimationChain(point, up, unequal, probabilities, provenance.noting(note));
    }

    /** Averages along the chain: those of the Boltzmann distribution. */
    public Observables observables() {
        return DecimationDream.measured(point, up, unequal, provenance);
    }

    /** The mean probability with which a proposed dream is taken. */
    public Estimate acceptance() {
        var means = new BinnedMeans(Bins.of(probabilities.length), 1);
        for (int move = 0; move < probabilities.length; move++) {
            means.add(move, 1, probabilities[move]);
        }
        return means.of(x -> x[0]).estimate();
    }

    /**
     * τ_int of e in moves.
     *
     * @throws IllegalArgumentException if the chain is too short to tell
     */
    public Autocorrelation energyTime() {
        return Autocorrelation.of(Arrays.stream(unequal).asDoubleStream().toArray());
    }

    /** τ_int of m² in moves; throws as {@link #energyTime}. */
    public Autocorrelation magnetizationTime() {
        double volume = (double) point.size() * point.size();
        return Autocorrelation.of(Arrays.stream(up).mapToDouble(count -> (2 * count / volume - 1) * (2 * count / volume - 1)).toArray());
    }

    public Provenance provenance() {
        return provenance;
    }

    /** For example {@code Chain of 20000 dreams at L = 64, acceptance 0.584(3)}. */
    @Override
    public String toString() {
        return "Chain of " + up.length + " dreams at L = " + point.size() + ", acceptance " + acceptance();
    }
}
