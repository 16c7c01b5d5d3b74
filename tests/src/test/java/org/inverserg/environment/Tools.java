package org.inverserg.environment;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** What a test does when the machine lacks a tool: skip on a person's machine, fail where nobody would notice the gap. */
final class Tools {

    private Tools() {
    }

    static void require(boolean present, String remedy) {
        if (!present && "true".equals(System.getenv("CI"))) {
            Assertions.fail("a tool that this test needs is missing, and CI=true: " + remedy);
        }
        Assumptions.assumeTrue(present, remedy);
    }
}
