package org.inverserg.environment.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Code that is too large for the JVM or too deep for the compiler is refused with what to do, and later cells run. */
@Timeout(120)
class CodeLimitsTest extends KernelTest {

    private static final String TEXT = "at most 65535 bytes";

    static Stream<Arguments> tooLarge() {
        String half = "\"" + "b".repeat(40_000) + "\"";
        return Stream.of(
                Arguments.of("var s = \"" + "a".repeat(70_000) + "\";", TEXT),
                Arguments.of("System.out.println(\"" + "é".repeat(33_000) + "\");", TEXT),
                Arguments.of("String sum = " + half + " + " + half + ";", TEXT),
                Arguments.of("String kept = " + half + " + " + half + ";", TEXT),
                Arguments.of("String block = \"\"\"\n" + ("d".repeat(1000) + "\n").repeat(70) + "\"\"\";", TEXT),
                Arguments.of("class K { static final String A = \"" + "x".repeat(1000) + "\", B = " + "A + ".repeat(9) + "A, C = "
                        + "B + ".repeat(9) + "B; }\nK.C.length()", TEXT),
                Arguments.of("int[] data = {" + "1234567,".repeat(12_000) + "};", "make the data in a loop"),
                Arguments.of("int kept() { int x = 0; " + "x += 123456 * x; ".repeat(12_000) + "return x; }", "several methods"),
                Arguments.of("String[] names = {" + IntStream.range(0, 66_000).mapToObj(i -> "\"" + i + "\"").collect(Collectors.joining(","))
                        + "};", "read"),
                Arguments.of("int n = " + "(".repeat(6000) + "1" + ")".repeat(6000) + ";", "brackets are at most 300 deep"),
                Arguments.of("int p = 1" + " + 1".repeat(20_000) + ";", "nested too deeply"));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("tooLarge")
    void refusesWhatIsTooLargeAndRunsLaterCells(String code, String remedy) {
        kernel.run("int kept() { return 40; }\nString kept = \"kept\";\nvar made = kept() + 1;");
        Reply reply = kernel.run(code);
        assertThat(reply.errorName()).isEqualTo("CompileError");
        assertThat(reply.traceback()).contains(remedy);
        assertThat(kernel.run("kept + kept() + made").text()).isEqualTo("kept4041");
        assertThat(kernel.run("int later = 1;\nlater + made").text()).isEqualTo("42");
    }
}
