package org.inverserg.environment.session;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;

/** The Java session behind a notebook or a script: runs cells one after the other, each with what the ones before it defined. */
public final class CellSession implements AutoCloseable {

    /** How long an interrupted cell may take to come to an end by itself before it is stopped. */
    public static final long GRACE_MILLISECONDS = 500;

    private final CellControl control = new CellControl();
    private final JShell shell;
    private final CellReports reports;
    private final MagicRunner magics;
    private final StatementLimit limit;
    /** What the start scripts have defined, which {@link #reset} leaves. */
    private final Set<Snippet> lasting = new HashSet<>();

    /**
     * A session whose code prints to {@code out} and {@code err}.
     *
     * @param options how it compiles and runs
     * @param magics makes what runs the magics of this session
     */
    public CellSession(PrintStream out, PrintStream err, SessionOptions options, Function<CellSession, MagicRunner> magics) {
        shell = JShell.builder().executionEngine(control, Map.of()).out(out).err(err)
                .compilerOptions(options.compiler().toArray(String[]::new)).build();
        limit = new StatementLimit(options.statementMilliseconds(), control);
        reports = new CellReports(shell);
        this.magics = magics.apply(this);
    }

    /** What JShell knows about code that has not run: completeness, completions. */
    public SourceCodeAnalysis analysis() {
        return shell.sourceCodeAnalysis();
    }

    /** What runs the magics. */
    public MagicRunner magics() {
        return magics;
    }

    /** Says what went wrong in a cell. */
    public CellReports reports() {
        return reports;
    }

    /** Ends the running cell: politely at first, by force after {@link #GRACE_MILLISECONDS}. */
    public void interrupt() {
        control.interrupt();
    }

    @Override
    public void close() {
        shell.close();
    }

    /**
     * Runs a cell.
     *
     * @return the value of its last expression, or null if it does not end with one
     * @throws CellFailure if the cell does not compile, throws, or is interrupted
     */
    public Object run(CellCode cell) throws CellFailure {
        beginCell();
        return runInside(cell);
    }

    /** A cell begins: interrupts before it do not count. */
    public void beginCell() {
        control.beginCell();
    }

    /** Runs code as a part of the cell that has begun. */
    public Object runInside(CellCode cell) throws CellFailure {
        return new CellRun(shell, control, limit, reports, magics, cell).all();
    }

    /** Runs work that belongs to the running cell, for example showing its result, where an interrupt can reach it. */
    public <T> T runInCell(Callable<T> work) throws CellFailure {
        try {
            @SuppressWarnings("unchecked")
            T result = (T) control.runInCell(work);
            return result;
        } catch (Throwable t) {
            throw control.interrupted() ? reports.interruption(t, null) : reports.exception(t, null);
        }
    }

    /**
     * Compiles code and does not run it.
     *
     * @return what runs it, and gives its value if it is an expression
     * @throws CellFailure if it does not compile
     */
    public Callable<?> compiled(CellCode code) throws CellFailure {
        String text = code.text().strip().replaceFirst(";$", "");
        String type = shell.sourceCodeAnalysis().analyzeType(text, text.length());
        boolean value = type != null && !type.equals("void");
        String body = value ? text : "{ " + text + "; return null; }";
        var wrapped = new CellCode(code.name(), "(" + Callable.class.getName() + "<Object>) () -> " + body);
        var run = new CellRun(shell, control, limit, reports, magics, wrapped);
        Object compiled = run.all();
        // An expression leaves a variable behind, $1, that nobody asked for.
        run.last().ifPresent(shell::drop);
        return (Callable<?>) compiled;
    }

    /** How long the code of cells has run since the session began. */
    public RunTimes runTimes() {
        return control.times();
    }

    /** The variables there are, by their names. */
    public List<Variable> variables() {
        return shell.variables().sorted(Comparator.comparing(VarSnippet::name))
                .map(variable -> new Variable(variable.name(), variable.typeName(), value(variable))).toList();
    }

    /** What the variable {@code name} holds, for a person; empty if there is none. */
    public String describe(String name) {
        return shell.variables().filter(variable -> variable.name().equals(name)).findFirst()
                .map(variable -> "value: " + ValueText.of(value(variable))).orElse("");
    }

    private Object value(VarSnippet variable) {
        shell.varValue(variable);
        return control.looked();
    }

    /** What is defined by now is not touched by {@link #reset}. */
    public void keepDefinitions() {
        shell.snippets().filter(snippet -> shell.status(snippet).isActive()).forEach(lasting::add);
    }

    /** Forgets the variables, methods and types that cells have defined, and lets go of what the variables hold; returns how many. */
    public int reset() {
        List<Snippet> defined = shell.snippets()
                .filter(snippet -> snippet.kind().isPersistent() && snippet.kind() != Snippet.Kind.IMPORT)
                .filter(snippet -> shell.status(snippet).isActive() && !lasting.contains(snippet)).toList();
        control.clearing(() -> shell.variables().filter(defined::contains).forEach(shell::varValue));
        defined.forEach(shell::drop);
        return defined.size();
    }

    /** From now on the code of cells finds the classes in {@code path}, a jar or a folder. */
    public void addToClassPath(String path) {
        shell.addToClasspath(path);
    }
}
