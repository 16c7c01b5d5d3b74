package org.inverserg.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.inverserg.lattice.Fields;
import org.inverserg.model.PhiFourAction;
import org.inverserg.quantities.Point;
import org.junit.jupiter.api.Test;

class MomentsOfFieldsTest {

    private static final PhiFourAction ACTION = new PhiFourAction(0.8, -0.3, 0.6);

    private static float[][] random(int count, int size) {
        var random = new SplittableRandom(1);
        float[][] fields = new float[count][size * size];
        for (float[] field : fields) {
            double shift = random.nextDouble() - 0.5;
            for (int site = 0; site < field.length; site++) {
                field[site] = (float) (shift + random.nextDouble() - 0.5);
            }
        }
        return fields;
    }

    private static Observables measured(float[]... fields) {
        return Observables.of(Fields.of(fields).sampledFrom(ACTION));
    }

    /** Against the definitions, written down site by site; on L = 2 each pair of neighbours counts twice. */
    @Test
    void sumsFollowTheirDefinitions() {
        for (int size : new int[] {1, 2, 3, 6}) {
            float[] field = random(1, size)[0];
            double sum = 0;
            double action = 0;
            double force = 0;
            for (int y = 0; y < size; y++) {
                for (int x = 0; x < size; x++) {
                    double value = field[y * size + x];
                    double right = field[y * size + (x + 1) % size];
                    double below = field[(y + 1) % size * size + x];
                    double left = field[y * size + (x + size - 1) % size];
                    double above = field[(y + size - 1) % size * size + x];
                    sum += value;
                    action += -0.8 * value * (right + below) + (-0.3 + 4 * 0.8) / 2 * value * value + 0.6 / 4 * Math.pow(value, 4);
                    force += value * (-0.8 * (right + below + left + above) + (-0.3 + 4 * 0.8) * value + 0.6 * Math.pow(value, 3));
                }
            }
            double volume = size * size;
            var observables = measured(field);
            assertThat(observables.replicas("m").value()).isCloseTo(sum / volume, within(1e-12));
            assertThat(observables.replicas("s").value()).isCloseTo(action / volume, within(1e-12));
            assertThat(observables.replicas("SD").value()).isCloseTo(force / volume, within(1e-12));
        }
    }

    @Test
    void quantitiesHaveTheMeaningOfTheIsingModel() {
        float[][] fields = random(300, 4);
        var observables = measured(fields);
        double[] m = Arrays.stream(FieldSums.of(Fields.of(fields))).mapToDouble(FieldSums::magnetization).toArray();
        double mean = Arrays.stream(m).map(Math::abs).average().orElseThrow();
        double square = Arrays.stream(m).map(x -> x * x).average().orElseThrow();
        double fourth = Arrays.stream(m).map(x -> x * x * x * x).average().orElseThrow();
        assertThat(observables.replicas("m").value()).isCloseTo(Arrays.stream(m).average().orElseThrow(), within(1e-12));
        assertThat(observables.replicas("absM").value()).isCloseTo(mean, within(1e-12));
        assertThat(observables.replicas("chi").value()).isCloseTo(16 * square, within(1e-12));
        assertThat(observables.replicas("chiC").value()).isCloseTo(16 * (square - mean * mean), within(1e-12));
        assertThat(observables.replicas("U").value()).isCloseTo(fourth / (square * square), within(1e-12));
        assertThat(observables.table().columnNames()).containsExactly("L", "n", "m", "m_err", "absM", "absM_err", "chi", "chi_err", "chiC", "chiC_err",
                "U", "U_err", "phi2", "phi2_err", "s", "s_err", "SD", "SD_err");
        assertThat(observables.table().doubleColumn("m_err").get(0)).isEqualTo(observables.estimate("m").error());
        assertThat(observables.points()).containsExactly(Point.of(4, ACTION));
        assertThat(observables).hasToString("Observables of 300 configurations at L = 4");
    }

    @Test
    void fieldsOfUnknownActionHaveWhatDoesNotNeedIt() {
        var observables = Observables.of(Fields.of(random(3, 2)));
        assertThat(observables.table().columnNames()).contains("phi2").doesNotContain("s", "SD");
        assertThatThrownBy(() -> observables.estimate("SD")).hasMessage("there is no observable \"SD\"; choose one of m, absM, chi, chiC, U, phi2");
        assertThat(observables.points()).containsExactly(Point.of(2));
    }
}
