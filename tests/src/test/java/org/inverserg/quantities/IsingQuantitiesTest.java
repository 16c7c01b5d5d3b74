package org.inverserg.quantities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.inverserg.measuring.Moments;
import org.inverserg.measuring.Observables;
import org.inverserg.model.IsingModel;
import org.inverserg.parallel.Provenance;
import org.inverserg.sampling.Ising;
import org.inverserg.statistics.Estimate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the sum over all states of 4×4 lattices. */
class IsingQuantitiesTest {

    private static final int SIZE = 4;
    private static final int VOLUME = SIZE * SIZE;
    private static final int STATES = 1 << VOLUME;

    private static int unequal(int state) {
        int unequal = 0;
        for (int site = 0; site < VOLUME; site++) {
            int row = site / SIZE;
            int column = site % SIZE;
            unequal += (state >>> site ^ state >>> row * SIZE + (column + 1) % SIZE) & 1;
            unequal += (state >>> site ^ state >>> (row + 1) % SIZE * SIZE + column) & 1;
        }
        return unequal;
    }

    private static Observables enumerated(double beta) {
        int[] up = new int[STATES];
        int[] unequal = new int[STATES];
        double[] weights = new double[STATES];
        for (int state = 0; state < STATES; state++) {
            up[state] = Integer.bitCount(state);
            unequal[state] = unequal(state);
            weights[state] = Math.exp(-2 * beta * unequal[state]);
        }
        return Observables.of(List.of(Moments.weighted(Point.of(SIZE, new IsingModel(beta)), up, unequal, weights)), Provenance.of("all states", STATES, 1L));
    }

    /** ⟨e²⟩ and ⟨e⁴⟩ from the derivatives of ln Z by finite differences would lose digits: here they are summed up once more, from the energies alone. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.6})
    void energyCumulantFollowsItsDefinition(double beta) {
        double[] moments = new double[3];
        for (int state = 0; state < STATES; state++) {
            double bonds = 2 * VOLUME - 2 * unequal(state);
            double weight = Math.exp(beta * bonds);
            moments[0] += weight;
            moments[1] += weight * bonds * bonds;
            moments[2] += weight * Math.pow(bonds, 4);
        }
        double exact = 1 - moments[2] * moments[0] / (3 * moments[1] * moments[1]);
        assertThat(enumerated(beta).replicas("Ve").value()).isCloseTo(exact, within(1e-12));
    }

    /** Ten quantities at three couplings within 4.5σ: a false alarm in 5000 (and the seed is fixed besides). */
    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.4406867935097715, 0.6})
    void allQuantitiesAgreeWithTheSumOverAllStates(double beta) {
        Observables exact = enumerated(beta);
        Observables found = Ising.at(beta, SIZE).seed(21).measure(100_000);
        assertThat(found.quantities()).isEqualTo(exact.quantities());
        for (Quantity quantity : found.quantities()) {
            Estimate estimate = found.estimate(quantity.column());
            double known = exact.replicas(quantity.column()).value();
            assertThat((estimate.value() - known) / estimate.error()).as("%s = %s, exactly %s", quantity.column(), estimate, known).isBetween(-4.5, 4.5);
        }
    }
}
