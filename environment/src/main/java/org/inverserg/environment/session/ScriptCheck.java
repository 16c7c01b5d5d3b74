package org.inverserg.environment.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * Compiles a whole script before it runs, in a JShell of its own whose engine runs nothing: a word that is misspelt in the last line costs
 * seconds and not the run.
 */
public final class ScriptCheck implements AutoCloseable {

    private static final Set<Snippet.Status> LACKING = Set.of(Snippet.Status.RECOVERABLE_DEFINED, Snippet.Status.RECOVERABLE_NOT_DEFINED);

    private final JShell shell;
    private final CellReports reports;

    /** @param options how the script will be compiled */
    public ScriptCheck(SessionOptions options) {
        shell = JShell.builder().executionEngine(new Idle(), Map.of()).compilerOptions(options.compiler().toArray(String[]::new)).build();
        reports = new CellReports(shell);
    }

    /** What a script has already, and is not looked at. */
    public void given(CellCode code) {
        compile(code);
    }

    /** Why the script will not compile, or nothing. */
    public Optional<CellFailure> failure(List<CellCode> script) {
        var lacking = new ArrayList<Snippet>();
        for (CellCode cell : script) {
            for (SnippetEvent event : compile(cell)) {
                if (event.status() == Snippet.Status.REJECTED) {
                    return Optional.of(reports.notCompiled(event.snippet()));
                }
                if (LACKING.contains(event.status())) {
                    lacking.add(event.snippet());
                }
            }
        }
        return lacking.stream().filter(snippet -> LACKING.contains(shell.status(snippet))).findFirst().map(reports::notCompiled);
    }

    private List<SnippetEvent> compile(CellCode cell) {
        var events = new ArrayList<SnippetEvent>();
        String rest = cell.text().stripLeading();
        while (!rest.isEmpty()) {
            CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            if (!next.completeness().isComplete() || next.completeness() == SourceCodeAnalysis.Completeness.EMPTY) {
                return events; // the run says what is missing
            }
            int start = cell.text().length() - rest.length();
            for (SnippetEvent event : shell.eval(next.source())) {
                if (event.causeSnippet() == null) {
                    reports.places().add(event.snippet(), new CellPlaces.Origin(cell, start));
                    events.add(event);
                }
            }
            rest = next.remaining().stripLeading();
        }
        return events;
    }

    @Override
    public void close() {
        shell.close();
    }

    /** Takes classes and runs none of them. */
    private static final class Idle implements ExecutionControl, ExecutionControlProvider {

        @Override
        public String name() {
            return "idle";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
            return this;
        }

        @Override
        public void load(ClassBytecodes[] classes) {
            // nothing runs
        }

        @Override
        public void redefine(ClassBytecodes[] classes) {
            // nothing runs
        }

        @Override
        public String invoke(String className, String methodName) {
            return "";
        }

        @Override
        public String varValue(String className, String name) {
            return "";
        }

        @Override
        public void addToClasspath(String path) {
            // nothing runs
        }

        @Override
        public void stop() {
            // nothing runs
        }

        @Override
        public Object extensionCommand(String command, Object argument) throws NotImplementedException {
            throw new NotImplementedException(command);
        }

        @Override
        public void close() {
            // nothing runs
        }
    }
}
