package org.inverserg.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.inverserg.tower.TransposedNetwork;
import org.inverserg.upscaling.SymmetricKernel;
import org.inverserg.upscaling.TwoLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is trained by AdamW has the same options. */
class DescentPlanTest {

    static Stream<DescentPlan<?>> plans() {
        return Stream.of(SymmetricKernel.ofSize(3).adamW(0.5), TwoLayerNetwork.kernel(3).adamW(0.5), TransposedNetwork.channels(2).adamW(0.5));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void optionsMakeANewPlan(DescentPlan<?> plan) {
        var before = plan.settings();
        var changed = plan.adamW(0.25).epochs(7).batch(11).decay(0.125).oneCycle().validation(0.2).seed(3);
        assertThat(changed).hasSameClassAs(plan);
        assertThat(changed.settings()).containsEntry("seed", "3").containsEntry("method", "AdamW, learning rate 0.25 (one cycle), 7 epochs,"
                + " mini-batches of 11, weight decay 0.125, a share of 0.2 kept apart to validate");
        assertThat(plan.settings()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("plans")
    void anOptionOutsideItsRangeIsRefusedWhereItIsGiven(DescentPlan<?> plan) {
        assertThatThrownBy(() -> plan.adamW(0)).hasMessageStartingWith("the learning rate must be positive and finite, got 0.0; ");
        assertThatThrownBy(() -> plan.epochs(0)).hasMessageStartingWith("training needs at least 1 epoch, got 0; ");
        assertThatThrownBy(() -> plan.validation(1)).hasMessageContaining("the share for validation must be at least 0 and below 1, got 1.0");
    }
}
