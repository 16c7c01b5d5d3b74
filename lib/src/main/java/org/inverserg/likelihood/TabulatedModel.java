package org.inverserg.likelihood;

import org.inverserg.patterns.PatternCounts;

/** A model whose loss follows from counts of patterns, see {@link PatternCounts}. Has working memory and belongs to one thread. */
interface TabulatedModel {

    /** −ln P for each slot at {@code parameters}. */
    double[] losses(double[] parameters);

    /** Σ counts·∂(−ln P)/∂parameters over all slots. */
    double[] gradient(double[] parameters, double[] counts);
}
