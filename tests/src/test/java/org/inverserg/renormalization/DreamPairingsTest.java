package org.inverserg.renormalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.inverserg.couplings.CouplingBasis.Sector;
import org.inverserg.measuring.Observables;
import org.inverserg.statistics.Replicas;
import org.inverserg.upscaling.SymmetricKernel;
import org.junit.jupiter.api.Test;

/** What a dream and the one it was drawn from tell of the flow, and what a dream and itself blocked. */
class DreamPairingsTest {

    /**
     * With the magnetization M as the only coupling y_h of the two pairings differs by ½ log₂ R, R = ⟨M²⟩ of the blocked dreams over that of those they came from;
     * ties that are thrown again change that by less than 0.001. With all couplings the difference is a tenth smaller, and far from 0: 20σ.
     */
    @Test
    void theTwoPairingsDifferByHowMuchBlockingMagnetizes() {
        var plan = SymmetricKernel.withWeights(3, 1.411, 0.627, 0.546).dream(4000).seed(5).couplings();
        var flow = CouplingFlow.of(plan.upTo(32));
        double one = first(flow.dreamed(32)) - first(flow.blocked(32));
        double before = Observables.of(plan.configurationsAt(16)).estimate("chi", 16).value();
        double after = Observables.of(plan.configurationsAt(32).block()).estimate("chi", 16).value();
        assertThat(one).isCloseTo(Math.log(after / before) / Math.log(4), within(0.001)).isBetween(0.035, 0.055);
        var all = Replicas.combine(y -> y[0] - y[1], flow.dreamed(32).spectrum(Sector.ODD).replicas(1), flow.blocked(32).spectrum(Sector.ODD).replicas(1)).estimate();
        assertThat(all.value()).isBetween(0.8 * one, one).isGreaterThan(20 * all.error());
    }

    private static double first(FlowStep step) {
        return step.kept(Sector.ODD).doubleColumn("y").get(0);
    }
}
