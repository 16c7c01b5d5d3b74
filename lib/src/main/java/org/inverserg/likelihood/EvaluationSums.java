package org.inverserg.likelihood;

/** Sums loss, gradient and Hessian over sites. */
final class EvaluationSums {

    private double loss;
    private final double[] gradient;
    private final double[][] hessian;

    EvaluationSums(int parameters) {
        gradient = new double[parameters];
        hessian = new double[parameters][parameters];
    }

    /** h = ½ Σ_o K_o φ_o. */
    static double field(double[] weights, int[] features) {
        double sum = 0;
        for (int o = 0; o < weights.length; o++) {
            sum += weights[o] * features[o];
        }
        return sum / 2;
    }

    /** Adds {@code up} sites with σ = +1 and {@code down} sites with σ = −1 that see {@code features} and thus the field h. */
    void add(int[] features, double h, double up, double down) {
        double p = Logistic.probability(h);
        double slope = (p * (up + down) - up) / 2;
        double curvature = p * (1 - p) * (up + down) / 4;
        loss += up * Logistic.loss(h) + down * Logistic.loss(-h);
        for (int o = 0; o < gradient.length; o++) {
            gradient[o] += slope * features[o];
            double row = curvature * features[o];
            for (int q = 0; q <= o; q++) {
                hessian[o][q] += row * features[q];
            }
        }
    }

    /** What a site contributes to loss and gradient when it sees the field h: for σ = +1 and for σ = −1. */
    record Terms(double lossUp, double lossDown, double slopeUp, double slopeDown) {

        /** At field h; losses less {@code meanLoss}. */
        static Terms at(double h, double meanLoss) {
            double p = Logistic.probability(h);
            return new Terms(Logistic.loss(h) - meanLoss, Logistic.loss(-h) - meanLoss, (p - 1) / 2, p / 2);
        }

        /** Adds {@code up} and {@code down} sites to {@code sums}: element 0 the loss, the others the gradient. */
        void add(double[] sums, int[] features, double up, double down) {
            if (up + down == 0) {
                return;
            }
            double slope = up * slopeUp + down * slopeDown;
            sums[0] += up * lossUp + down * lossDown;
            for (int o = 0; o < features.length; o++) {
                sums[1 + o] += slope * features[o];
            }
        }
    }

    void merge(EvaluationSums other) {
        loss += other.loss;
        for (int o = 0; o < gradient.length; o++) {
            gradient[o] += other.gradient[o];
            for (int q = 0; q <= o; q++) {
                hessian[o][q] += other.hessian[o][q];
            }
        }
    }

    Likelihood.Evaluation perSite(double sites) {
        int n = gradient.length;
        double[] slope = new double[n];
        double[][] curvature = new double[n][n];
        for (int o = 0; o < n; o++) {
            slope[o] = gradient[o] / sites;
            for (int q = 0; q <= o; q++) {
                curvature[o][q] = hessian[o][q] / sites;
                curvature[q][o] = curvature[o][q];
            }
        }
        return new Likelihood.Evaluation(loss / sites, slope, curvature);
    }
}
