package org.inverserg.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.inverserg.files.Json;
import org.inverserg.statistics.Estimate;
import org.junit.jupiter.api.Test;

class AgreementTest {

    private static final Agreement TWO = Agreement.with("P1")
            .item("Table 2, k=3").compare("γ/ν", 1.805, Estimate.of(1.8061, 0.0008))
            .item("Table 4").compare("η", Estimate.of(0.25, 0.03), Estimate.of(0.282, 0.04).withSystematic(0.0))
            .note("the \"symmetric\" basis\n");

    @Test
    void sigmaAndPercent() {
        AgreementRow exact = TWO.rows().get(0);
        assertThat(exact.sigma()).isCloseTo(0.0011 / 0.0008, within(1e-9));
        assertThat(exact.percent()).isCloseTo(0.11 / 1.805, within(1e-9));
        assertThat(TWO.rows().get(1).sigma()).isCloseTo(0.032 / 0.05, within(1e-12));
        var systematic = Agreement.with("P").item("i").compare("x", 1, new Estimate(2, 3, 4)).rows().get(0);
        assertThat(systematic.sigma()).isCloseTo(0.2, within(1e-12));
        var zero = Agreement.with("P").item("i").compare("x", 0, Estimate.of(1, Double.NaN)).rows().get(0);
        assertThat(zero.sigma()).isNaN();
        assertThat(zero.percent()).isNaN();
    }

    @Test
    void rowsLeaveAsJson() {
        assertThat(TWO.json()).isEqualTo("""
                [{"paper":"P1","item":"Table 2, k=3","quantity":"γ/ν","paper_value":1.805,"paper_error":null,"value":1.8061,\
                "error":8.0E-4,"sigma":%s,"percent":%s,"note":""},
                {"paper":"P1","item":"Table 4","quantity":"η","paper_value":0.25,"paper_error":0.03,"value":0.282,\
                "error":0.04,"sigma":%s,"percent":%s,"note":"the \\"symmetric\\" basis\\u000a"}]"""
                .formatted(TWO.rows().get(0).sigma(), TWO.rows().get(0).percent(), TWO.rows().get(1).sigma(), TWO.rows().get(1).percent()));
    }

    @Test
    void isShownAsATable() {
        var bundle = Bundle.of(TWO.compare("y", 1, Estimate.of(2, 0.1)));
        assertThat(bundle).containsOnlyKeys("text/plain", "text/html", Agreement.MIME_TYPE);
        assertThat(bundle.get("text/plain").lines().toList().get(1))
                .isEqualTo("P1     Table 2, k=3  γ/ν           1.805  1.80610(80)   +1.4    +0.06  ◐");
        assertThat(bundle.get("text/html")).contains("<td style=\"text-align:right\">0.25(3)</td>", "●", "○ beyond").doesNotContain("color");
    }

    @Test
    void everyCallReturnsANewOne() {
        var start = Agreement.with("P1").item("a");
        var one = start.compare("x", 1, Estimate.of(1, 1));
        assertThat(start.rows()).isEmpty();
        assertThat(one.note("n").rows().get(0).note()).isEqualTo("n");
        assertThat(one.rows().get(0).note()).isEmpty();
        assertThat(one.and(TWO).rows()).hasSize(3);
        assertThatThrownBy(() -> start.note("n")).hasMessageContaining("call compare(…) first");
    }

    @Test
    void jsonEscapesWhatItMust() {
        assertThat(Json.text("a\\b\"c\td\u2028é")).isEqualTo("\"a\\\\b\\\"c\\u0009d\\u2028é\"");
    }

    /** An error that is infinite or unknown agrees with everything, and so with nothing. */
    @Test
    void errorsThatAreNotKnownMarkNothing() {
        var unknown = new Estimate[] {Estimate.of(5, Double.POSITIVE_INFINITY), Estimate.of(5, Double.NaN), new Estimate(5, 0.1, Double.POSITIVE_INFINITY),
                new Estimate(5, 0.1, Double.NaN)};
        for (Estimate ours : unknown) {
            AgreementRow row = Agreement.with("P1").item("Table").compare("x", Estimate.of(1, 0.1), ours).rows().get(0);
            assertThat(row.sigma()).isNaN();
            assertThat(row.mark()).isEmpty();
        }
        assertThat(Agreement.with("P1").item("Table").compare("x", unknown[0], Estimate.of(1, 0.1)).rows().get(0).mark()).isEmpty();
        assertThat(Agreement.with("P1").item("Table").compare("x", new Estimate(3, Double.NaN, 1), Estimate.of(1, 0)).rows().get(0).sigma()).as("what is known counts")
                .isEqualTo(-2);
    }
}
