package org.inverserg.patterns;

/** As {@link BatchCounter}, with a weight for each configuration. */
interface WeightedCounter {

    /**
     * @param fine      L·L words
     * @param coarse    L/2·L/2 words, the blocked ones
     * @param size      L
     * @param lanes     configurations in use
     * @param laneWidth configurations that share a bin
     * @param weights   one for each configuration
     * @param sums      for each bin, sums of weights to be added to, in the slots of {@link BatchCounter}
     */
    void weigh(long[] fine, long[] coarse, int size, int lanes, int laneWidth, double[] weights, double[][] sums);
}
