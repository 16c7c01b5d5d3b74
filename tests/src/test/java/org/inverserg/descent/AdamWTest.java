package org.inverserg.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.inverserg.network.ConvolutionForward;
import org.inverserg.network.ConvolutionGradient;
import org.inverserg.network.ConvolutionShape;
import org.junit.jupiter.api.Test;

class AdamWTest {

    /** The first step goes by η against the sign of the gradient, whatever its size, after the decay. */
    @Test
    void firstStepIsTheLearningRate() {
        double[] parameters = {1, -2, 0.5};
        new AdamW(3, 0.1).step(parameters, new double[] {1e-3, -50, 0}, 0.01, 0.9);
        assertThat(parameters).containsExactly(new double[] {1 - 0.01 - 0.001, -2 + 0.01 + 0.002, 0.5 - 0.0005}, within(1e-7));
    }

    /** Two steps by hand: m = 0.1 g₁, then 0.09 g₁ + 0.1 g₂; v = 0.001 g₁², then 0.000999 g₁² + 0.001 g₂². */
    @Test
    void secondStepRemembersTheFirst() {
        double[] parameters = {0};
        var descent = new AdamW(1, 0);
        descent.step(parameters, new double[] {2}, 0.1, 0.9);
        descent.step(parameters, new double[] {-1}, 0.1, 0.9);
        double mean = (0.09 * 2 - 0.1) / (1 - 0.81);
        double square = (0.000999 * 4 + 0.001) / (1 - 0.998001);
        assertThat(parameters[0]).isCloseTo(-0.1 - 0.1 * mean / Math.sqrt(square), within(1e-8));
    }

    /** Of equal gradients m without its bias is the gradient, and a step is the learning rate, however the momentum changes. */
    @Test
    void momentumMayChange() {
        double[] parameters = {0};
        var descent = new AdamW(1, 0);
        for (double momentum : new double[] {0.95, 0.9, 0.85, 0.3}) {
            descent.step(parameters, new double[] {3}, 0.1, momentum);
        }
        assertThat(parameters[0]).isCloseTo(-0.4, within(1e-8));
        assertThatThrownBy(() -> descent.step(parameters, new double[] {3}, 0.1, 1)).hasMessageContaining("at least 0 and below 1, got 1.0");
    }

    /** Two steps by hand with β₁ = 0.95 and 0.85: m = 0.05 g₁, then 0.0425 g₁ + 0.15 g₂, of which 1 − 0.95·0.85 is no bias. */
    @Test
    void momentumOfEachStep() {
        double[] parameters = {0};
        var descent = new AdamW(1, 0);
        descent.step(parameters, new double[] {2}, 0.1, 0.95);
        descent.step(parameters, new double[] {-1}, 0.1, 0.85);
        double mean = (0.0425 * 2 - 0.15) / (1 - 0.95 * 0.85);
        double square = (0.000999 * 4 + 0.001) / (1 - 0.998001);
        assertThat(parameters[0]).isCloseTo(-0.1 - 0.1 * mean / Math.sqrt(square), within(1e-8));
    }

    /** A network learns another one's output from random fields: forward, gradient and descent together. */
    @Test
    void networkLearnsAnother() {
        for (ConvolutionShape shape : new ConvolutionShape[] {ConvolutionShape.transposed(4), ConvolutionShape.upsampled(3, 4)}) {
            int size = 4;
            int lanes = 16;
            var random = new Random(1);
            float[] teacher = floats(uniform(random, shape.parameters()));
            double[] parameters = uniform(random, shape.parameters());
            var descent = new AdamW(parameters.length, 0);
            double first = 0;
            double last = 0;
            for (int step = 0; step < 1500; step++) {
                float[] coarse = floats(uniform(random, size * size * lanes));
                float[] target = new float[4 * coarse.length];
                new ConvolutionForward(shape, teacher).apply(coarse, size, lanes, target);
                float[] fine = new float[target.length];
                float[] now = floats(parameters);
                new ConvolutionForward(shape, now).apply(coarse, size, lanes, fine);
                double loss = 0;
                for (int i = 0; i < fine.length; i++) {
                    fine[i] = (fine[i] - target[i]) / fine.length;
                    loss += 0.5 * fine[i] * fine[i] * fine.length;
                }
                double[] gradient = new double[parameters.length];
                new ConvolutionGradient(shape, now).add(coarse, size, lanes, fine, gradient);
                descent.step(parameters, gradient, step < 1000 ? 0.02 : 0.002, 0.9);
                first = step == 0 ? loss : first;
                last = loss;
            }
            assertThat(last).as("%s: loss of %s at first", shape, first).isLessThan(first / 20);
        }
    }

    @Test
    void negativeDecayIsRefused() {
        assertThatThrownBy(() -> new AdamW(1, -1)).hasMessageContaining("at least 0, got -1.0");
    }

    private static double[] uniform(Random random, int n) {
        return random.doubles(n, -1, 1).toArray();
    }

    private static float[] floats(double[] x) {
        float[] result = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] = (float) x[i];
        }
        return result;
    }
}
