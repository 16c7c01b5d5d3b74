package org.inverserg.tower;

import java.util.LinkedHashMap;
import java.util.Map;
import org.inverserg.descent.LeastSquares;
import org.inverserg.descent.TrainingSchedule;
import org.inverserg.lattice.Fields;
import org.inverserg.network.Edges;
import org.inverserg.parallel.Plan;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;

/**
 * A {@link TransposedNetwork} without nonlinearity is to be found: the control. Every step then multiplies the magnetization by the same
 * number, so that the exponents are the same for all pairs of sizes and γ/ν + 2β/ν = 2 whatever the configurations. Immutable; {@link #train} does the work.
 */
public final class LinearTraining implements Plan {

    private static final String NAME = "linear";

    private static final double VALIDATION = 0.1;

    private final Edges edges;

    LinearTraining(Edges edges) {
        this.edges = edges;
    }

    /**
     * With zeros beyond the edges of a field instead of its other side, in training and afterwards. The field theory is on a torus, so this is wrong; it
     * shows what becomes of the exponents when layers are used as the common packages have them: a drift with 1/L.
     */
    public LinearTraining zeroEdges() {
        return new LinearTraining(Edges.ZERO);
    }

    /**
     * Blocks {@code fine} by the signed mean and finds the linear map with the least mean squared error, exactly.
     *
     * @throws IllegalArgumentException if L is odd or below 6, or if there are too few configurations
     * @throws IllegalStateException    if the configurations do not determine the map
     */
    public TransposedNetwork train(Fields fine) {
        Require.given(fine, "an ensemble of fields");
        TransposedNetwork.checkTrainingSize(fine.size());
        var provenance = Provenance.of("train " + NAME + (edges == Edges.ZERO ? ", zero edges" : "") + " on L=" + fine.size(), fine.count(), null, fine.provenance());
        var fit = LeastSquares.linear(fine.block(), fine, edges, new TrainingSchedule(1, 1, 1, VALIDATION));
        return TransposedNetwork.trained(fit, NAME, edges, provenance);
    }

    @Override
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("map", "each fine site is a linear combination of the 3×3 coarse sites around it, 36 weights");
        settings.put("beyond the edges", edges == Edges.ZERO ? "zeros" : "the other side of the field");
        settings.put("method", "least squares, exact, a share of " + VALIDATION + " kept apart to validate");
        settings.put("next", "train(fields) blocks the fields and learns to invert that");
        return settings;
    }

    /** For example {@code training of a linear network}. */
    @Override
    public String toString() {
        return "training of a linear network, 36 weights";
    }
}
