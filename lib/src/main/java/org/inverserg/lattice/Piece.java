package org.inverserg.lattice;

import java.util.ArrayList;
import java.util.List;
import org.inverserg.parallel.RandomBits;

/**
 * A rectangle of coarse sites that is worked on at once: several whole rows of a small lattice, or a part of a row of a large one.
 *
 * @param row     first row
 * @param column  first column
 * @param rows    number of rows
 * @param columns number of columns
 */
public record Piece(int row, int column, int rows, int columns) {

    /** The number of sites. */
    public int count() {
        return rows * columns;
    }

    /** Cuts an L×L lattice into pieces of at most {@link RandomBits#LANES} sites. */
    public static List<Piece> cut(int size) {
        var pieces = new ArrayList<Piece>();
        int columns = Math.min(size, RandomBits.LANES);
        int rows = Math.max(1, RandomBits.LANES / size);
        for (int row = 0; row < size; row += rows) {
            for (int column = 0; column < size; column += columns) {
                pieces.add(new Piece(row, column, Math.min(rows, size - row), Math.min(columns, size - column)));
            }
        }
        return pieces;
    }
}
