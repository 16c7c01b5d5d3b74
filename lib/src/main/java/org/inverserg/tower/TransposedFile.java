package org.inverserg.tower;

import java.nio.file.Path;
import java.util.List;
import org.inverserg.descent.LeastSquares;
import org.inverserg.descent.NetworkFile;
import org.inverserg.descent.NetworkLines;
import org.inverserg.network.ConvolutionShape;
import org.inverserg.network.Edges;

/** What a {@link NetworkFile} holds of a {@link TransposedNetwork}. */
final class TransposedFile {

    private static final NetworkFile FORMAT = new NetworkFile("network");
    private static final String CHANNELS = "channels";
    private static final String WINDOW = "window";

    private TransposedFile() {
    }

    static void save(TransposedNetwork network, Path file) {
        var fit = network.fit();
        String width = fit.shape().kind() == ConvolutionShape.Kind.LINEAR ? WINDOW + " " + network.window() : CHANNELS + " " + fit.shape().channels();
        FORMAT.save(file, List.of("layers " + network.layers(), width, "edges " + network.edges(),
                "gradient " + fit.gradient()), network.provenance(), fit.curve().points(), fit.parameters());
    }

    static TransposedNetwork load(Path file) {
        return FORMAT.load(file, TransposedFile::network);
    }

    private static TransposedNetwork network(NetworkLines lines) {
        String layers = lines.text("layers");
        var shape = lines.isNext(WINDOW) ? ConvolutionShape.linear(lines.integer(WINDOW, 1)) : ConvolutionShape.transposed(lines.integer(CHANNELS, 1));
        Edges edges = lines.one(Edges.class, "edges");
        double gradient = lines.number("gradient");
        var provenance = lines.provenance();
        var curve = lines.curve();
        return TransposedNetwork.loaded(new LeastSquares(shape, lines.parameters(shape.parameters()), curve, gradient), layers, edges, provenance);
    }
}
