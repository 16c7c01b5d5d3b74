package org.inverserg.network;

/** What a network sees beyond the edge of a field. */
public enum Edges {

    /** The other side: the field is on a torus. */
    PERIODIC,

    /**
     * Zeros, as convolutional layers of the common packages do where nothing else is asked for. Near the edge part of the input is then missing, and the
     * mean of a field gets smaller by an amount of order 1/L.
     */
    ZERO
}
