package org.inverserg.quantities;

import org.inverserg.parallel.Require;

/** Means over all configurations of a point, from which quantities follow. */
public final class Means {

    private final Point point;
    private final double[] values;

    /**
     * @param values ⟨m⟩, ⟨|m|⟩, ⟨m²⟩, ⟨m⁴⟩, and of the terms that the model brings besides
     * @throws IllegalArgumentException if there are fewer than those of m
     */
    public Means(Point point, double... values) {
        this.point = Require.given(point, "the point that was measured");
        Require.length(Require.given(values, "the means over configurations").length, Quantities.OF_M, "the means over configurations");
        this.values = values.clone();
    }

    /** Where it was measured. */
    public Point point() {
        return point;
    }

    /** V = L². */
    public double volume() {
        return (double) point.size() * point.size();
    }

    /** ⟨m⟩. */
    public double m() {
        return values[0];
    }

    /** ⟨|m|⟩. */
    public double absM() {
        return values[1];
    }

    /** ⟨m²⟩. */
    public double m2() {
        return values[2];
    }

    /** ⟨m⁴⟩. */
    public double m4() {
        return values[3];
    }

    /** The mean of a term that the model brings besides, by its place among them. */
    double own(Enum<?> term) {
        int place = Quantities.OF_M + term.ordinal();
        Require.length(values.length, place + 1, "the means over configurations");
        return values[place];
    }
}
