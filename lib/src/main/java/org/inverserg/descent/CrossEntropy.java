package org.inverserg.descent;

import java.util.Arrays;
import org.inverserg.lattice.Spins;
import org.inverserg.network.ConvolutionForward;
import org.inverserg.network.ConvolutionGradient;
import org.inverserg.network.ConvolutionShape;
import org.inverserg.parallel.Internal;

/**
 * −ln P(σ|τ) per fine site of a network whose output is the field h, P(σ=+1) = 1/(1 + e^{−h}), and its derivatives by the parameters.
 * The network's input is 1 for a coarse spin +1 and 0 for −1.
 *
 * @hidden
 */
@Internal
public final class CrossEntropy implements GroupLoss {

    /** Factors between 1 and 2 that can be multiplied before a logarithm is taken. */
    private static final int FACTORS = 512;

    private final ConvolutionShape shape;
    private final Spins coarse;
    private final Spins fine;
    private final int sites;
    private final float[] input;
    private final float[] output;
    private final boolean[] up;

    /** @param most configurations at a time */
    public CrossEntropy(ConvolutionShape shape, Spins coarse, Spins fine, int most) {
        this.shape = shape;
        this.coarse = coarse;
        this.fine = fine;
        sites = fine.size() * fine.size();
        input = new float[sites / 4 * most];
        output = new float[sites * most];
        up = new boolean[sites * most];
    }

    @Override
    public Sums losses(float[] parameters, int[] order, int from, int lanes) {
        forward(parameters, order, from, lanes);
        return new Sums(losses(output, up, lanes, sites, false), null);
    }

    @Override
    public Sums withGradient(float[] parameters, int[] order, int from, int lanes) {
        forward(parameters, order, from, lanes);
        double[] losses = losses(output, up, lanes, sites, true);
        double[] gradient = new double[shape.parameters()];
        new ConvolutionGradient(shape, parameters).add(input, coarse.size(), lanes, output, gradient);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] /= sites;
        }
        return new Sums(losses, gradient);
    }

    private void forward(float[] parameters, int[] order, int from, int lanes) {
        for (int lane = 0; lane < lanes; lane++) {
            byte[] blocked = coarse.configuration(order[from + lane]);
            for (int site = 0; site < blocked.length; site++) {
                input[site * lanes + lane] = blocked[site] > 0 ? 1 : 0;
            }
            byte[] spins = fine.configuration(order[from + lane]);
            for (int site = 0; site < sites; site++) {
                up[site * lanes + lane] = spins[site] > 0;
            }
        }
        new ConvolutionForward(shape, parameters).apply(input, coarse.size(), lanes, output);
    }

    /**
     * −ln P per site for each lane.
     *
     * @param fields        h, site by site and lane by lane; replaced by the derivatives P(σ=+1) − (1 or 0) if that is asked for
     * @param up            whether the fine spin is +1
     * @param differentiate whether it is
     */
    public static double[] losses(float[] fields, boolean[] up, int lanes, int sites, boolean differentiate) {
        double[] losses = new double[lanes];
        double[] factors = new double[lanes];
        Arrays.fill(factors, 1);
        for (int site = 0; site < sites; site++) {
            for (int lane = 0; lane < lanes; lane++) {
                int i = site * lanes + lane;
                double h = fields[i];
                double exponential = StrictMath.exp(-Math.abs(h));
                losses[lane] += h > 0 == up[i] ? 0 : Math.abs(h);
                factors[lane] *= 1 + exponential;
                if (differentiate) {
                    double p = (h > 0 ? 1 : exponential) / (1 + exponential);
                    fields[i] = (float) (up[i] ? p - 1 : p);
                }
            }
            if (site % FACTORS == FACTORS - 1 || site == sites - 1) {
                for (int lane = 0; lane < lanes; lane++) {
                    losses[lane] += StrictMath.log(factors[lane]);
                    factors[lane] = 1;
                }
            }
        }
        for (int lane = 0; lane < lanes; lane++) {
            losses[lane] /= sites;
        }
        return losses;
    }
}
