package org.inverserg.network;

import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;

/**
 * All that a network of two convolutions 3×3 can do: a fine spin depends on the 3×3 coarse spins around its block, so there are four
 * fields h for each of the 512 patterns. Pattern bit 3·column + row is 1 where the coarse spin is +1; places are numbered row by row.
 *
 * <p>A periodic 3×3 lattice has the whole pattern around its middle, and the patterns go through the network as lanes.
 *
 * @hidden
 */
@Internal
public final class Neighbourhoods {

    /** The side of a neighbourhood. */
    public static final int SIDE = 3;

    /** The number of patterns. */
    public static final int PATTERNS = 1 << SIDE * SIDE;

    /** The number of places in a block. */
    public static final int PLACES = 4;

    /** The number of fields. */
    public static final int FIELDS = PATTERNS * PLACES;

    private Neighbourhoods() {
    }

    /** h at {@code 4·pattern + place}. */
    public static float[] fields(ConvolutionForward network) {
        Require.given(network, "a network");
        float[] fine = new float[PLACES * SIDE * SIDE * PATTERNS];
        network.apply(inputs(), SIDE, PATTERNS, fine);
        float[] fields = new float[FIELDS];
        for (int i = 0; i < FIELDS; i++) {
            fields[i] = fine[index(i)];
        }
        return fields;
    }

    /** The derivatives by the parameters of a network, given those by its fields. */
    public static double[] gradient(ConvolutionShape shape, float[] parameters, double[] byFields) {
        float[] fine = new float[PLACES * SIDE * SIDE * PATTERNS];
        for (int i = 0; i < FIELDS; i++) {
            fine[index(i)] = (float) byFields[i];
        }
        double[] gradient = new double[shape.parameters()];
        new ConvolutionGradient(shape, parameters).add(inputs(), SIDE, PATTERNS, fine, gradient);
        return gradient;
    }

    private static float[] inputs() {
        float[] coarse = new float[SIDE * SIDE * PATTERNS];
        for (int site = 0; site < SIDE * SIDE; site++) {
            for (int pattern = 0; pattern < PATTERNS; pattern++) {
                coarse[site * PATTERNS + pattern] = pattern >> site % SIDE * SIDE + site / SIDE & 1;
            }
        }
        return coarse;
    }

    /** Where a field stands in the output: in the middle block of the 6×6 fine sites. */
    private static int index(int field) {
        int place = field % PLACES;
        int site = (2 + place / 2) * 2 * SIDE + 2 + place % 2;
        return site * PATTERNS + field / PLACES;
    }
}
