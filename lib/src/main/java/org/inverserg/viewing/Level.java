package org.inverserg.viewing;

import java.util.Base64;
import org.inverserg.lattice.Fields;
import org.inverserg.lattice.Spins;

/**
 * The configuration at one size.
 *
 * @param size   L
 * @param colors L·L numbers of colours among the {@link Inks}, row by row
 */
record Level(int size, byte[] colors) {

    static Level of(Spins spins) {
        byte[] colors = spins.configuration(0);
        for (int site = 0; site < colors.length; site++) {
            colors[site] = (byte) (colors[site] > 0 ? 1 : 0);
        }
        return new Level(spins.size(), colors);
    }

    static Level of(Fields fields, Inks inks) {
        float[] field = fields.field(0);
        byte[] colors = new byte[field.length];
        for (int site = 0; site < colors.length; site++) {
            colors[site] = (byte) inks.nearest(field[site]);
        }
        return new Level(fields.size(), colors);
    }

    /** The number of the colour of a site. */
    int color(int row, int column) {
        return colors[row * size + column] & 0xff;
    }

    /** All numbers, with {@code bits} each, 1 or 8, the lowest bits of a byte first, in Base64. */
    String packed(int bits) {
        if (bits == Byte.SIZE) {
            return Base64.getEncoder().encodeToString(colors);
        }
        byte[] packed = new byte[(colors.length + Byte.SIZE - 1) / Byte.SIZE];
        for (int site = 0; site < colors.length; site++) {
            packed[site / Byte.SIZE] |= (byte) (colors[site] << site % Byte.SIZE);
        }
        return Base64.getEncoder().encodeToString(packed);
    }
}
