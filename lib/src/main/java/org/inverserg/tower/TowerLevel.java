package org.inverserg.tower;

import java.util.Arrays;
import org.inverserg.network.ConvolutionForward;
import org.inverserg.network.Edges;

/**
 * The step from one size to the next, for as many fields side by side as make rows of a good length. Belongs to one thread.
 *
 * <p>A network knows tori only. Where it is to see zeros beyond the edges, the field is put on a torus with a frame of zeros, as wide as the network
 * sees, and what becomes of the frame is cut off again.
 */
final class TowerLevel {

    private final ConvolutionForward network;
    /** How far a fine site sees beyond its own coarse one. */
    private final int reach;
    private final int size;
    private final int lanes;
    private final float[] input;
    private final float[] output;
    private final float[] framedInput;
    private final float[] framedOutput;

    TowerLevel(TransposedNetwork network, int size) {
        this.network = network.newForward();
        this.size = size;
        reach = network.window() / 2;
        lanes = ConvolutionForward.bestLanes(size);
        input = new float[size * size * lanes];
        output = new float[4 * input.length];
        int framed = size + 2 * reach;
        framedInput = network.edges() == Edges.ZERO ? new float[framed * framed * lanes] : null;
        framedOutput = framedInput == null ? null : new float[4 * framedInput.length];
    }

    /** L before the step. */
    int size() {
        return size;
    }

    /** The number of fields side by side. */
    int lanes() {
        return lanes;
    }

    float[] input() {
        return input;
    }

    float[] output() {
        return output;
    }

    /** Applies the network to the {@code some} fields that fill the input. */
    void apply(int some) {
        if (framedInput == null) {
            network.apply(input, size, some, output);
            return;
        }
        int framed = size + 2 * reach;
        Arrays.fill(framedInput, 0);
        copy(input, size, 0, framedInput, framed, reach, size, some);
        network.apply(framedInput, framed, some, framedOutput);
        copy(framedOutput, 2 * framed, 2 * reach, output, 2 * size, 0, 2 * size, some);
    }

    /** Copies a square of {@code width} sites from (from, from) of one lattice to (to, to) of another. */
    private static void copy(float[] source, int sourceSize, int from, float[] target, int targetSize, int to, int width, int lanes) {
        for (int row = 0; row < width; row++) {
            System.arraycopy(source, ((from + row) * sourceSize + from) * lanes, target, ((to + row) * targetSize + to) * lanes, width * lanes);
        }
    }
}
