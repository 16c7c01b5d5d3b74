package org.inverserg.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TrainingScheduleTest {

    private static final TrainingSchedule SCHEDULE = new TrainingSchedule(50, 1000, 0.01, 0, LearningRate.ONE_CYCLE, 0.01);

    /** A thousand steps: from 1/25 up at 300, and down to 4·10⁻⁶; half-way up and down by the cosine. */
    @Test
    void oneCycleRisesAndFalls() {
        assertThat(SCHEDULE.rate(0, 1000)).isCloseTo(0.0004, within(1e-12));
        assertThat(SCHEDULE.rate(150, 1000)).isCloseTo((0.0004 + 0.01) / 2, within(1e-12));
        assertThat(SCHEDULE.rate(300, 1000)).isCloseTo(0.01, within(1e-12));
        assertThat(SCHEDULE.rate(650, 1000)).isCloseTo((0.01 + 4e-8) / 2, within(1e-12));
        assertThat(SCHEDULE.rate(1000, 1000)).isCloseTo(4e-8, within(1e-15));
    }

    /** Against the learning rate: from 0.95 down to 0.85 at 300 and back, as PyTorch's OneCycleLR has it by default. */
    @Test
    void oneCycleOfMomentum() {
        assertThat(SCHEDULE.momentum(0, 1000)).isCloseTo(0.95, within(1e-12));
        assertThat(SCHEDULE.momentum(150, 1000)).isCloseTo(0.9, within(1e-12));
        assertThat(SCHEDULE.momentum(300, 1000)).isCloseTo(0.85, within(1e-12));
        assertThat(SCHEDULE.momentum(650, 1000)).isCloseTo(0.9, within(1e-12));
        assertThat(SCHEDULE.momentum(1000, 1000)).isCloseTo(0.95, within(1e-12));
        assertThat(SCHEDULE.withCourse(LearningRate.FALLING).momentum(300, 1000)).isEqualTo(0.9);
    }

    @Test
    void otherCourses() {
        assertThat(SCHEDULE.withCourse(LearningRate.CONSTANT).rate(999, 1000)).isEqualTo(0.01);
        assertThat(SCHEDULE.withCourse(LearningRate.FALLING).rate(500, 1000)).isCloseTo(0.005, within(1e-12));
        assertThat(SCHEDULE.withCourse(LearningRate.FALLING).rate(1000, 1000)).isCloseTo(0, within(1e-12));
    }

    @Test
    void saysEverything() {
        assertThat(SCHEDULE.withValidation(0.1).description(LearningRate.CONSTANT)).isEqualTo("epochs=50 batch=1000 rate=0.01 one cycle decay=0.01 validation=0.1");
        assertThat(SCHEDULE.withDecay(0).withCourse(LearningRate.CONSTANT).description(LearningRate.CONSTANT)).isEqualTo("epochs=50 batch=1000 rate=0.01");
        assertThat(SCHEDULE.description(LearningRate.ONE_CYCLE)).isEqualTo("epochs=50 batch=1000 rate=0.01 decay=0.01");
    }
}
