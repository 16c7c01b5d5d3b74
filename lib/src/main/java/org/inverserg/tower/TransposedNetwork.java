package org.inverserg.tower;

import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.inverserg.descent.LeastSquares;
import org.inverserg.descent.LossCurve;
import org.inverserg.lattice.Fields;
import org.inverserg.network.ConvolutionForward;
import org.inverserg.network.ConvolutionShape;
import org.inverserg.network.Edges;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.Estimate;

/**
 * Transposed convolutions that have learned to make a 2L×2L field of an L×L one: an inverse step of the renormalization group (Bachtis et
 * al. 2022, Sec. III). The same layers serve every L, on a torus; the output is exactly odd in the input, so that φ → −φ stays a symmetry.
 *
 * <p>A fine site sees 3×3 coarse sites, or the window that a linear map is given. What is learned is the mean of the fine fields given those: unlike a dream, a step draws nothing,
 * so the fields get smoother than those of the theory.
 */
public final class TransposedNetwork {

    private static final int WINDOW = 3;

    /** Below this part of its statistical error nothing is left of the gradient that the sample could tell. */
    private static final double CONVERGED = 1;

    private final LeastSquares fit;
    private final String layers;
    private final Edges edges;
    private final Provenance provenance;

    private TransposedNetwork(LeastSquares fit, String layers, Edges edges, Provenance provenance) {
        this.fit = fit;
        this.layers = layers;
        this.edges = edges;
        this.provenance = provenance;
    }

    /**
     * A network that is still to be trained: transposed convolution 4×4 with stride 2, odd activation, convolution 3×3.
     *
     * @param channels between the two, at least 1
     */
    public static TransposedTraining channels(int channels) {
        return TransposedTraining.of(ConvolutionShape.transposed(channels));
    }

    /** The control: a linear map that sees as much, on a torus, unless another window or other edges are asked for. */
    public static LinearTraining linear() {
        return new LinearTraining(ConvolutionShape.linear(WINDOW), Edges.PERIODIC);
    }

    /**
     * A network that was {@linkplain #save saved}, the same in every bit.
     *
     * @throws IllegalArgumentException       if the file holds something else, or is damaged
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static TransposedNetwork load(Path file) {
        return TransposedFile.load(file);
    }

    static TransposedNetwork trained(LeastSquares fit, String layers, Edges edges, Provenance provenance) {
        var network = new TransposedNetwork(fit, layers, edges, provenance);
        return network.isConverged() ? network : new TransposedNetwork(fit, layers, edges, provenance.noting(layers + ": training has not converged, "
                + "its gradient is still " + String.format(Locale.ROOT, "%.1f", fit.gradient()) + " of its statistical error; train for more epochs"));
    }

    static TransposedNetwork loaded(LeastSquares fit, String layers, Edges edges, Provenance provenance) {
        return new TransposedNetwork(fit, layers, edges, provenance);
    }

    /** For example {@code 1-8-1}. */
    static String name(ConvolutionShape shape) {
        return "1-" + shape.channels() + "-1";
    }

    /** @throws IllegalArgumentException if blocked fields of size {@code size} are smaller than what a site sees */
    static void checkTrainingSize(int size, int window) {
        if (size < 2 * window || size % 2 != 0) {
            throw new IllegalArgumentException("a network that sees " + window + "×" + window + " sites learns from fields of even L, at least " + 2 * window
                    + ", got L = " + size + "; 32 is what Bachtis et al. take");
        }
    }

    /** @throws IllegalArgumentException if fields of size {@code size} are smaller than what a site sees, or would become too large */
    void checkSize(int size) {
        if (size < window() || size > Fields.LARGEST_SIZE / 2) {
            throw new IllegalArgumentException("a network that sees " + window() + "×" + window() + " sites is made for fields of L = "
                    + window() + " to " + Fields.LARGEST_SIZE / 2 + ", got " + size + "; take fields of such a size");
        }
    }

    /** {@code linear} with its window, or the channels of the layers, for example {@code 1-8-1}; and what they see beyond the edges, if it is not the torus. */
    public String name() {
        return edges == Edges.ZERO ? layers + ", zero edges" : layers;
    }

    /** The name without the edges. */
    String layers() {
        return layers;
    }

    /** The same layers, seeing something else beyond the edges of a field than what they were trained with. */
    public TransposedNetwork withEdges(Edges other) {
        Require.given(other, "what is beyond the edges of a field");
        return new TransposedNetwork(fit, layers, other, provenance);
    }

    /** What it sees beyond the edge of a field. */
    public Edges edges() {
        return edges;
    }

    /** How many coarse sites a fine one sees along each direction: on smaller lattices it would see some twice. */
    public int window() {
        return fit.shape().kernel();
    }

    LeastSquares fit() {
        return fit;
    }

    /** The parameters in words, so that what was made by others can be told apart. */
    String weightsKey() {
        float[] parameters = parameters();
        return IntStream.range(0, parameters.length).mapToObj(i -> Float.toHexString(parameters[i])).collect(Collectors.joining(" "));
    }

    ConvolutionForward newForward() {
        return new ConvolutionForward(fit.shape(), fit.parameters());
    }

    /** The parameters, see {@link ConvolutionShape} for their order. */
    public float[] parameters() {
        return fit.parameters();
    }

    /** How the loss fell with the epochs. */
    public LossCurve curve() {
        return fit.curve();
    }

    /** The mean squared error per fine site at the end, on configurations that were not trained on. */
    public Estimate loss() {
        return fit.curve().last().validation();
    }

    /** What is left of the gradient, in units of its statistical error; see {@link LeastSquares#gradient()}. */
    public double gradient() {
        return fit.gradient();
    }

    /** Whether {@link #gradient} is below 1: more training could not tell a better network from this one. */
    public boolean isConverged() {
        return fit.gradient() < CONVERGED;
    }

    /** The field that comes out where the same value {@code phi} goes in everywhere, averaged over the four parities of a site. */
    public double response(double phi) {
        Require.that(Double.isFinite((float) phi), "the field that goes in must be finite in single precision", phi, "fields of the theory are about 1");
        float[] fine = new float[4];
        newForward().apply(new float[] {(float) phi}, 1, 1, fine);
        return ((double) fine[0] + fine[1] + fine[2] + fine[3]) / fine.length;
    }

    /** One inverse step, kept: fields of twice the size. */
    public Fields upscale(Fields coarse) {
        return rescale(coarse).configurationsAt(2 * coarse.size());
    }

    /**
     * A plan to apply the network again and again to {@code fields}.
     *
     * @throws IllegalArgumentException if they are of a size that the network was not made for
     */
    public TowerPlan rescale(Fields fields) {
        return new TowerPlan(this, fields);
    }

    /**
     * Writes the network into a text file that says what it is, see {@link #load}.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public void save(Path file) {
        TransposedFile.save(this, file);
    }

    public Provenance provenance() {
        return provenance;
    }

    /** For example {@code 1-8-1 network, 208 parameters, mean squared error 0.2528(9)}. */
    @Override
    public String toString() {
        return name() + " network, " + fit.shape().parameters() + " parameters, mean squared error " + loss();
    }
}
