package org.inverserg.lattice;

import java.util.ArrayList;
import java.util.List;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.RandomBits;

/**
 * A rectangle of coarse sites that is worked on at once: several whole rows of a small lattice, or a part of a row of a large one.
 *
 * @param row     first row
 * @param column  first column
 * @param rows    number of rows
 * @param columns number of columns
 * @hidden
 */
@Internal
public record Piece(int row, int column, int rows, int columns) {

    /** @throws IllegalArgumentException if it begins outside the lattice, or is empty or larger than the largest lattice */
    public Piece {
        if (row < 0 || column < 0) { // words are made only now: every batch cuts its lattices
            throw new IllegalArgumentException("a piece must begin at row and column 0 or behind, got row " + row + ", column " + column + "; count from 0");
        }
        if (rows < 1 || columns < 1 || Math.max(rows, columns) > Spins.LARGEST_SIZE) {
            throw new IllegalArgumentException("a piece must have 1 to " + Spins.LARGEST_SIZE + " rows and columns, got " + rows + " and " + columns
                    + "; cut a lattice that exists");
        }
    }

    /** The number of sites. */
    public int count() {
        return rows * columns;
    }

    /**
     * Cuts an L×L lattice into pieces of at most {@link RandomBits#LANES} sites.
     *
     * @throws IllegalArgumentException unless there is such a lattice
     */
    public static List<Piece> cut(int size) {
        Spins.checkSize(size);
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
