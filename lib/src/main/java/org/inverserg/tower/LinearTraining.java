package org.inverserg.tower;

import java.util.LinkedHashMap;
import java.util.Map;
import org.inverserg.descent.LeastSquares;
import org.inverserg.descent.TrainingSchedule;
import org.inverserg.lattice.Fields;
import org.inverserg.network.ConvolutionShape;
import org.inverserg.network.Edges;
import org.inverserg.parallel.Plan;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;

/**
 * A {@link TransposedNetwork} without nonlinearity is to be found: the control. On a torus every step then multiplies the magnetization by the same
 * number, so that the exponents are the same for all pairs of sizes and γ/ν + 2β/ν = 2 whatever the configurations. Which number depends on
 * what a fine site sees, so the window is a choice that shows in the exponents. Immutable; {@link #train} does the work.
 */
public final class LinearTraining implements Plan {

    private static final double VALIDATION = 0.1;

    private final ConvolutionShape shape;
    private final Edges edges;

    LinearTraining(ConvolutionShape shape, Edges edges) {
        this.shape = shape;
        this.edges = edges;
    }

    /**
     * With another window than 3×3: for odd widths the coarse sites around a fine one's own, for even ones the nearest to it.
     *
     * @param sites along each direction, 1 to 7; 2 is the transposed convolution 4×4 with stride 2 alone
     * @throws IllegalArgumentException if there are fewer or more
     */
    public LinearTraining window(int sites) {
        return new LinearTraining(ConvolutionShape.linear(sites), edges);
    }

    /**
     * With zeros beyond the edges of a field instead of its other side, in training and afterwards. The field theory is on a torus, so this is wrong; it
     * shows what becomes of the exponents when layers are used as the common packages have them: near the edges a part of order 1/L of the field is lost.
     */
    public LinearTraining zeroEdges() {
        return new LinearTraining(shape, Edges.ZERO);
    }

    /**
     * Blocks {@code fine} by the signed mean and finds the linear map with the least mean squared error, exactly.
     *
     * @throws IllegalArgumentException if L is odd or below twice the window, or if there are too few configurations
     * @throws IllegalStateException    if the configurations do not determine the map
     */
    public TransposedNetwork train(Fields fine) {
        Require.given(fine, "an ensemble of fields");
        TransposedNetwork.checkTrainingSize(fine.size(), shape.kernel());
        var provenance = Provenance.of("train " + name() + (edges == Edges.ZERO ? ", zero edges" : "") + " on L=" + fine.size(), fine.count(), null, fine.provenance());
        var fit = LeastSquares.linear(shape.kernel(), fine.block(), fine, edges, new TrainingSchedule(1, 1, 1, VALIDATION));
        return TransposedNetwork.trained(fit, name(), edges, provenance);
    }

    private String window() {
        return shape.kernel() + "×" + shape.kernel();
    }

    private String name() {
        return "linear " + window();
    }

    @Override
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("map", "each fine site is a linear combination of the " + window() + " coarse sites around it, " + shape.parameters() + " weights");
        settings.put("beyond the edges", edges == Edges.ZERO ? "zeros" : "the other side of the field");
        settings.put("method", "least squares, exact, a share of " + VALIDATION + " kept apart to validate");
        settings.put("next", "train(fields) blocks the fields and learns to invert that");
        return settings;
    }

    /** For example {@code training of a linear 3×3 network, 36 weights}. */
    @Override
    public String toString() {
        return "training of a " + name() + " network, " + shape.parameters() + " weights";
    }
}
