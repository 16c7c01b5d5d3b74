package org.inverserg.descent;

import org.inverserg.parallel.Internal;

/**
 * The losses of a network on configurations, and their derivatives by its parameters. Has working memory and belongs to one thread.
 *
 * @hidden
 */
@Internal
public interface GroupLoss {

    /**
     * Of some configurations.
     *
     * @param losses   one for each
     * @param gradient of the sum of their losses; null where it was not asked for
     */
    record Sums(double[] losses, double[] gradient) {

        public double total() {
            double total = 0;
            for (double loss : losses) {
                total += loss;
            }
            return total;
        }
    }

    /** Of the configurations {@code order[from … from + lanes − 1]}. */
    Sums losses(float[] parameters, int[] order, int from, int lanes);

    /** The same with the gradient. */
    Sums withGradient(float[] parameters, int[] order, int from, int lanes);
}
