package org.inverserg.tower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.inverserg.lattice.Fields;
import org.inverserg.sampling.PhiFour;
import org.inverserg.statistics.Estimate;
import org.junit.jupiter.api.Test;

class TowersTest {

    /** In the symmetric phase, where χ changes much with μ². */
    private static final Fields FIELDS = PhiFour.lambda(1).massSquared(-1.1).size(8).seed(1).sample(1500);
    private static final List<Tower> EACH = List.of(tower(TransposedNetwork.linear().train(FIELDS), FIELDS),
            tower(network(2, 1), FIELDS), tower(network(2, 2), FIELDS), tower(network(3, 1), FIELDS));

    private static TransposedNetwork network(int channels, long seed) {
        return TransposedNetwork.channels(channels).epochs(3).seed(seed).train(FIELDS);
    }

    private static Tower tower(TransposedNetwork network, Fields fields) {
        return network.rescale(fields).upTo(32);
    }

    @Test
    void systematicErrorIsTheScatterOverNetworks() {
        double[] values = {1, 2, 4, 9};
        var spread = Towers.of(EACH).spread(tower -> Estimate.of(values[EACH.indexOf(tower)], EACH.indexOf(tower) < 2 ? 3 : 4));
        assertThat(spread.value()).isEqualTo(4);
        assertThat(spread.error()).isCloseTo(Math.sqrt(12.5), within(1e-12));
        assertThat(spread.systematic()).isCloseTo(Math.sqrt((9 + 4 + 25) / 3.0), within(1e-12));
    }

    @Test
    void exponentsAreMeansOrThoseOfTheTowerInTheMiddle() {
        var towers = Towers.of(EACH);
        var means = towers.exponents(-1.12, -1.08);
        var expected = towers.spread(tower -> tower.exponents(-1.12, -1.08).gamma(8, 32).estimate());
        assertThat(means.gamma(8, 32)).isEqualTo(expected);
        Tower more = tower(EACH.get(1).network(), PhiFour.lambda(1).massSquared(-1.1).size(8).seed(2).sample(1000));
        var central = towers.exponents(more, -1.12, -1.08);
        assertThat(central.beta(16, 32)).isEqualTo(more.exponents(-1.12, -1.08).beta(16, 32).estimate()
                .withSystematic(means.beta(16, 32).systematic()));
        assertThat(central.table().columnNames()).containsExactly("L_i", "L_j", "gamma_over_nu", "gamma_over_nu_err", "gamma_over_nu_sys",
                "beta_over_nu", "beta_over_nu_err", "beta_over_nu_sys");
        assertThat(central.table().rowCount()).isEqualTo(3);
        assertThat(central.table().doubleColumn("beta_over_nu").get(2)).isEqualTo(central.beta(16, 32).value());
        assertThat(central).hasToString("exponents of pairs of L = 8, 16, 32 over μ² from -1.12 to -1.08, spread over 4 networks");
    }

    @Test
    void towersOfOtherFieldsOrSizesAreRefused() {
        var other = tower(EACH.get(0).network(), FIELDS.first(400));
        var higher = EACH.get(0).network().rescale(FIELDS).upTo(64);
        assertThatThrownBy(() -> Towers.of(List.of(EACH.get(0)))).hasMessageStartingWith("a spread needs at least 2 towers, got 1; ");
        assertThatThrownBy(() -> Towers.of(List.of(EACH.get(0), other))).hasMessageContaining("of the same fields and sizes");
        assertThatThrownBy(() -> Towers.of(List.of(EACH.get(0), higher))).hasMessageContaining("of the same fields and sizes");
        assertThatThrownBy(() -> Towers.of(EACH).exponents(higher, -1.12, -1.08)).hasMessageContaining("the spread is known for the sizes of");
    }
}
