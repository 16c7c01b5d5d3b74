package org.inverserg.upscaling;

import java.nio.file.Path;
import java.util.List;
import org.inverserg.descent.LossCurve;
import org.inverserg.descent.NetworkFile;
import org.inverserg.descent.NetworkLines;
import org.inverserg.network.ConvolutionShape;

/** What a {@link NetworkFile} holds of a {@link TwoLayerNetwork}. */
final class TwoLayerFile {

    private static final NetworkFile FORMAT = new NetworkFile("two-layer network");

    private TwoLayerFile() {
    }

    static void save(TwoLayerNetwork network, Path file) {
        FORMAT.save(file, List.of("kernel " + network.size(), "channels " + network.channels(), "samples " + network.samples()), network.provenance(),
                network.isTrained() ? network.curve().points() : List.of(), network.parameters());
    }

    static TwoLayerNetwork load(Path file) {
        return FORMAT.load(file, TwoLayerFile::network);
    }

    private static TwoLayerNetwork network(NetworkLines lines) {
        int kernel = lines.integer("kernel", 1);
        var shape = ConvolutionShape.upsampled(kernel, lines.integer("channels", 1));
        long samples = lines.whole("samples", 0);
        var provenance = lines.provenance();
        List<LossCurve.Point> epochs = lines.epochs();
        float[] parameters = lines.parameters(shape.parameters());
        return new TwoLayerNetwork(shape, parameters, epochs.isEmpty() ? null : new LossCurve(epochs), samples, provenance);
    }
}
