package org.inverserg.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.inverserg.Slow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs Jupyter's own suite of tests for kernels ({@code jupyter_kernel_test}) on the kernel as Jupyter starts it. */
@Slow
class ConformanceTest {

    private static final Pattern SKIPPED = Pattern.compile("(?m)^(\\w+) .*\\.\\.\\. skipped");

    @TempDir
    private Path folder;

    @Test
    void passesJupytersSuite() throws Exception {
        String python = common("python_with jupyter_kernel_test", Map.of()).output().strip();
        Tools.require(!python.isEmpty(), "Jupyter's suite of kernel tests is needed; environment/test installs it where it may");
        Path kernel = Files.createDirectories(folder.resolve("kernels").resolve("java"));
        Command registered = common("require_build; PYTHON=" + python + "; write_kernelspec " + kernel, Map.of());
        assertThat(registered.code()).as(registered.output()).isZero();
        String suite = Path.of(getClass().getResource("/conformance.py").toURI()).toString();
        Command ended = Command.program(List.of(python, suite), folder, Map.of("JUPYTER_PATH", folder.toString(), "PYTHONDONTWRITEBYTECODE", "1"));
        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("OK (skipped=2)");
        assertThat(SKIPPED.matcher(ended.output()).results().map((MatchResult match) -> match.group(1)))
                .containsExactlyInAnyOrder("test_pager", "test_clear_output");
    }

    private Command common(String commands, Map<String, String> environment) throws Exception {
        return Command.program(List.of("bash", "-c", ". " + Command.path("common.sh") + "; " + commands), folder, environment);
    }
}
