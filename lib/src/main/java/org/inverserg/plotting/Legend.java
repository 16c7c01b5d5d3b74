package org.inverserg.plotting;

/** Where the legend of a {@link Figure} stands. */
public enum Legend {

    /** In a corner that is free of data, or, where there is none, beside or below the figure. */
    AUTOMATIC,

    /** Beside the figure. */
    RIGHT,

    /** Below the figure, in as many columns as have room. */
    BELOW,

    /** Nowhere. */
    NONE
}
