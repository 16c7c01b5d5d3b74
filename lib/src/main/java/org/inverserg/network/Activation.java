package org.inverserg.network;

/**
 * What a hidden channel makes of the sums a of the first convolution, with one parameter b for the channel; and its two
 * derivatives. Written with |x| instead of comparisons, which would not become vector code.
 */
enum Activation {

    /** max(0, a + b). */
    RECTIFIED {
        @Override
        void apply(float[] a, float b, int count) {
            for (int j = 0; j < count; j++) {
                a[j] = Math.max(a[j] + b, 0);
            }
        }

        @Override
        void differentiate(float[] a, float b, float[] byBias, int count) {
            step(a, b, a, count);
            System.arraycopy(a, 0, byBias, 0, count);
        }
    },

    /** a + ½(|a + b| − |a − b|): slope 2 or 0 for |a| below |b|, as b is positive or negative, and 1 beyond. */
    ODD {
        @Override
        void apply(float[] a, float b, int count) {
            for (int j = 0; j < count; j++) {
                float x = a[j];
                a[j] = x + 0.5f * (Math.abs(x + b) - Math.abs(x - b));
            }
        }

        @Override
        void differentiate(float[] a, float b, float[] byBias, int count) {
            step(a, b, byBias, count);
            step(a, -b, a, count);
            combine(a, byBias, count);
        }

        /** From the steps t at b and s at −b to the derivatives 1 + s − t by a and s + t − 1 by b. */
        private static void combine(float[] t, float[] s, int count) {
            for (int j = 0; j < count; j++) {
                float difference = s[j] - t[j];
                float sum = s[j] + t[j];
                t[j] = 1 + difference;
                s[j] = sum - 1;
            }
        }
    };

    private static final float STEEP = 1e20f;

    /** Replaces a by f(a). */
    abstract void apply(float[] a, float b, int count);

    /** Replaces a by ∂f/∂a and sets {@code byBias} to ∂f/∂b. */
    abstract void differentiate(float[] a, float b, float[] byBias, int count);

    /** 1 where a + b &gt; 0, else 0: max(0, x) is (x + |x|)/2, and min(1, x) is 1 − max(0, 1 − x). */
    private static void step(float[] a, float b, float[] steps, int count) {
        for (int j = 0; j < count; j++) {
            float x = (a[j] + b) * STEEP;
            float y = 2 - (x + Math.abs(x));
            steps[j] = 1 - 0.25f * (y + Math.abs(y));
        }
    }
}
