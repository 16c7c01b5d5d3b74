package org.inverserg.flip;

/**
 * Six probabilities, one for each class of neighbourhood, as bit planes: round r of a comparison needs bit r of the class's
 * probability, most significant first, in all 64 lanes of a word.
 *
 * <p>Given the lanes of each class as words, a plane is the union of the classes whose bit is 1, or the complement of the union of the others:
 * either way of three classes at most. As no lane is of two classes, the union is their ⊕, and one round costs four logical operations
 * whatever the probabilities are.
 */
final class FlipPlanes {

    /** The number of classes. */
    static final int CLASSES = 6;

    /** Stands in a plane for a class that no lane is of. */
    static final int NO_CLASS = CLASSES;

    private static final int MOST_CLASSES = 3;

    /**
     * ground ⊕ the lanes of three classes.
     *
     * @param ground all 0, or all 1 where the classes are those whose bit is 0
     * @param first  a class or {@link #NO_CLASS}, as the next two
     */
    record Plane(long ground, int first, int second, int third) {

        private static Plane of(long[] numerators, int bit) {
            int ones = 0;
            for (long numerator : numerators) {
                ones += (int) (numerator >>> bit & 1);
            }
            long ground = ones > MOST_CLASSES ? -1 : 0;
            int[] classes = {NO_CLASS, NO_CLASS, NO_CLASS};
            int found = 0;
            for (int c = 0; c < CLASSES; c++) {
                if ((numerators[c] >>> bit & 1) != (ground & 1)) {
                    classes[found++] = c;
                }
            }
            return new Plane(ground, classes[0], classes[1], classes[2]);
        }
    }

    private final Plane[] planes;

    /**
     * @param numerators one for each class, at most 2^bits − 1: the probabilities in units of 2^−bits
     * @param bits       the number of planes
     */
    FlipPlanes(long[] numerators, int bits) {
        planes = new Plane[bits];
        for (int round = 0; round < bits; round++) {
            planes[round] = Plane.of(numerators, bits - 1 - round);
        }
    }

    /** The number of planes. */
    int bits() {
        return planes.length;
    }

    /** The bits of round {@code round}. */
    Plane plane(int round) {
        return planes[round];
    }
}
