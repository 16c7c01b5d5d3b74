package org.inverserg.network;

/** A network of two convolutions by its definition, site by site in double precision, for one configuration. */
public final class NaiveConvolution {

    private NaiveConvolution() {
    }

    public static double[] apply(ConvolutionShape shape, double[] parameters, double[] coarse, int size) {
        int fine = 2 * size;
        if (shape.kind() == ConvolutionShape.Kind.LINEAR) {
            return transposed(parameters, 0, 2 * shape.kernel(), coarse, size);
        }
        double[] output = new double[fine * fine];
        for (int channel = 0; channel < shape.channels(); channel++) {
            double[] hidden = shape.kind() == ConvolutionShape.Kind.TRANSPOSED
                    ? transposed(parameters, channel * 16, 4, coarse, size)
                    : convolved(parameters, channel * shape.kernel() * shape.kernel(), shape.kernel(), upsampled(coarse, size), fine);
            double b = parameters[shape.biases() + channel];
            for (int site = 0; site < hidden.length; site++) {
                double a = hidden[site];
                hidden[site] = shape.kind() == ConvolutionShape.Kind.TRANSPOSED
                        ? a + 0.5 * (Math.abs(a + b) - Math.abs(a - b)) : Math.max(0, a + b);
            }
            int at = shape.secondKernels() + channel * shape.kernel() * shape.kernel();
            double[] part = convolved(parameters, at, shape.kernel(), hidden, fine);
            for (int site = 0; site < output.length; site++) {
                output[site] += part[site];
            }
        }
        if (shape.kind() == ConvolutionShape.Kind.UPSAMPLED) {
            for (int site = 0; site < output.length; site++) {
                output[site] += parameters[parameters.length - 1];
            }
        }
        return output;
    }

    private static double[] upsampled(double[] coarse, int size) {
        double[] fine = new double[4 * size * size];
        for (int site = 0; site < fine.length; site++) {
            fine[site] = coarse[site / (2 * size) / 2 * size + site % (2 * size) / 2];
        }
        return fine;
    }

    private static double[] transposed(double[] weights, int at, int k, double[] coarse, int size) {
        int fine = 2 * size;
        double[] out = new double[fine * fine];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                for (int i = 0; i < k; i++) {
                    for (int j = 0; j < k; j++) {
                        int target = Math.floorMod(2 * y - k / 2 + 1 + i, fine) * fine + Math.floorMod(2 * x - k / 2 + 1 + j, fine);
                        out[target] += weights[at + k * i + j] * coarse[y * size + x];
                    }
                }
            }
        }
        return out;
    }

    private static double[] convolved(double[] weights, int at, int k, double[] in, int size) {
        double[] out = new double[size * size];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                for (int i = 0; i < k; i++) {
                    for (int j = 0; j < k; j++) {
                        int source = Math.floorMod(y + i - k / 2, size) * size + Math.floorMod(x + j - k / 2, size);
                        out[y * size + x] += weights[at + i * k + j] * in[source];
                    }
                }
            }
        }
        return out;
    }
}
