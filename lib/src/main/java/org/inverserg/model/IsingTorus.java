package org.inverserg.model;

/**
 * The exact partition function of the Ising model on a periodic L×L lattice (B. Kaufman, Phys. Rev. 76, 1232, 1949, as in A. Ferdinand and
 * M. Fisher, Phys. Rev. 185, 832, 1969):
 * <pre>
 * Z = ½ (2 sinh 2β)^{L²/2} (Π_r 2 cosh ½Lγ_{2r+1} + Π_r 2 sinh ½Lγ_{2r+1} + Π_r 2 cosh ½Lγ_{2r} + Π_r 2 sinh ½Lγ_{2r}),  r = 0 … L−1,
 * cosh γ_l = cosh 2β coth 2β − cos(πl/L) for l &gt; 0,  γ_0 = 2β + ln tanh β,
 * </pre>
 * with e = −L⁻² ∂ ln Z/∂β and C = L⁻² ∂² ln Z/∂β². On L = 2 each pair of neighbours has two bonds.
 *
 * @param beta β
 * @param size L
 */
public record IsingTorus(double beta, int size) {

    private static final int SMALLEST_SIZE = 2;

    /** A function with its first two derivatives by β. */
    private record Jet(double value, double first, double second) {

        private Jet plus(Jet other) {
            return new Jet(value + other.value, first + other.first, second + other.second);
        }

        private Jet times(Jet other) {
            return new Jet(value * other.value, first * other.value + value * other.first,
                    second * other.value + 2 * first * other.first + value * other.second);
        }

        private Jet times(double factor) {
            return new Jet(factor * value, factor * first, factor * second);
        }

        /** f of this, of which the value and two derivatives are given. */
        private Jet through(double f, double slope, double curvature) {
            return new Jet(f, slope * first, curvature * first * first + slope * second);
        }

        private Jet exp() {
            double f = StrictMath.exp(value);
            return through(f, f, f);
        }

        private Jet log() {
            return through(StrictMath.log(value), 1 / value, -1 / (value * value));
        }
    }

    /** @throws IllegalArgumentException unless 0 ≤ β is finite and L ≥ 2 */
    public IsingTorus {
        new IsingModel(beta);
        if (size < SMALLEST_SIZE) {
            throw new IllegalArgumentException("the lattice size L must be at least " + SMALLEST_SIZE + ", got " + size + "; a single spin has no neighbours");
        }
    }

    /** At β_c. */
    public static IsingTorus critical(int size) {
        return new IsingTorus(IsingModel.CRITICAL_BETA, size);
    }

    /** ln Z. */
    public double logZ() {
        return logPartition().value;
    }

    /** ⟨e⟩, energy per site. */
    public double energy() {
        return -logPartition().first / volume();
    }

    /** C = L² (⟨e²⟩ − ⟨e⟩²), without the factor β². */
    public double heatCapacity() {
        return logPartition().second / volume();
    }

    private double volume() {
        return (double) size * size;
    }

    private Jet logPartition() {
        if (beta == 0) { // the formula divides by sinh 2β; the moments of 2L² independent bonds
            return new Jet(volume() * StrictMath.log(2), 0, size == SMALLEST_SIZE ? 4 * volume() : 2 * volume());
        }
        Jet odd = logs(1, 1);
        Jet oddMinus = logs(1, -1);
        Jet even = logs(0, 1);
        Jet ratios = new Jet(1, 0, 0).plus(ratio(oddMinus, odd)).plus(ratio(even, odd)).plus(lastRatio(odd));
        double coth = 1 / StrictMath.tanh(2 * beta);
        Jet prefactor = new Jet(StrictMath.log(2 * StrictMath.sinh(2 * beta)), 2 * coth, 4 * (1 - coth * coth)).times(volume() / 2);
        return prefactor.plus(odd).plus(ratios.log()).plus(new Jet(-StrictMath.log(2), 0, 0));
    }

    /** Σ_r ln(e^{½Lγ} ± e^{−½Lγ}) over γ_{2r+first}. */
    private Jet logs(int first, int sign) {
        Jet sum = new Jet(0, 0, 0);
        for (int r = 0; r < size; r++) {
            sum = sum.plus(log(halfGamma(2 * r + first), sign));
        }
        return sum;
    }

    private static Jet ratio(Jet logarithm, Jet ofOther) {
        return logarithm.plus(ofOther.times(-1)).exp();
    }

    /** Π_r 2 sinh ½Lγ_{2r} in units of another product: its factor r = 0 changes sign at β_c and has no logarithm there. */
    private Jet lastRatio(Jet unit) {
        Jet others = new Jet(0, 0, 0);
        for (int r = 1; r < size; r++) {
            others = others.plus(log(halfGamma(2 * r), -1));
        }
        Jet x = halfGamma(0);
        if (Math.abs(x.value) > 1) {
            return ratio(others.plus(log(x, -1)), unit).times(Math.signum(x.value));
        }
        double sinh = 2 * StrictMath.sinh(x.value);
        return ratio(others, unit).times(x.through(sinh, 2 * StrictMath.cosh(x.value), sinh));
    }

    /** ln(e^x ± e^{−x}); for the lower sign of the absolute value. */
    private static Jet log(Jet x, int sign) {
        double decay = StrictMath.exp(-2 * Math.abs(x.value));
        double tanh = StrictMath.tanh(x.value);
        double slope = sign > 0 ? tanh : 1 / tanh;
        return x.through(Math.abs(x.value) + StrictMath.log1p(sign * decay), slope, 1 - slope * slope);
    }

    /** ½Lγ_l. */
    private Jet halfGamma(int l) {
        double sinh = StrictMath.sinh(2 * beta);
        double cosh = StrictMath.cosh(2 * beta);
        if (l == 0) {
            return new Jet(2 * beta + StrictMath.log(StrictMath.tanh(beta)), 2 + 2 / sinh, -4 * cosh / (sinh * sinh)).times(size / 2.0);
        }
        double c = cosh * cosh / sinh - StrictMath.cos(StrictMath.PI * l / size);
        Jet cosine = new Jet(c, 2 * cosh * (1 - 1 / (sinh * sinh)), 4 * (sinh - 1 / sinh + 2 * cosh * cosh / (sinh * sinh * sinh)));
        double root = StrictMath.sqrt(c * c - 1);
        return cosine.through(StrictMath.log(c + root), 1 / root, -c / (root * root * root)).times(size / 2.0);
    }
}
