package org.inverserg.environment.session;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.Supplier;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import org.inverserg.environment.execution.CellControl;
import org.inverserg.environment.execution.RunTimes;
import org.inverserg.environment.values.Declarations;
import org.inverserg.environment.values.JavaTokens;
import org.inverserg.environment.values.Lineage;
import org.inverserg.environment.values.VariableValues;

/** The Java session behind a notebook or a script: runs cells one after the other, each with what the ones before it defined. */
public final class CellSession implements AutoCloseable {

    /** How long an interrupted cell may take to come to an end by itself before it is stopped. */
    public static final long GRACE_MILLISECONDS = CellControl.GRACE_MILLISECONDS;

    private final CellControl control = new CellControl();
    private final JShell shell;
    private final VariableValues values;
    private final Lineage lineage;
    private final Declarations declarations;
    private final CellReports reports;
    private final PrintStream out;
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
        this.out = out;
        limit = new StatementLimit(options.statementMilliseconds(), control);
        values = new VariableValues(shell, control);
        lineage = new Lineage(values);
        declarations = new Declarations(shell, control, values, lineage);
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
        return runBegun(cell);
    }

    /** A cell begins: interrupts before it do not count. */
    public void beginCell() {
        control.beginCell();
    }

    /** Runs the cell that has begun to its end; else as {@link #run}. */
    public Object runBegun(CellCode cell) throws CellFailure {
        control.runHere();
        try {
            return runInside(cell);
        } finally {
            endCell();
        }
    }

    private void endCell() {
        boolean abandoned = control.takeAbandoned();
        List<VarSnippet> lost = abandoned ? List.of() : control.inTurn(values::settle);
        // Only now are the values of expressions, which have no names, forgotten.
        List<Lineage.Stale> stale = control.inTurn(lineage::endCell);
        if (abandoned) {
            moveAway();
        }
        lost.forEach(variable -> out.println(reports.lost(variable)));
        if (!stale.isEmpty()) {
            out.println(StaleReport.line(stale));
        }
    }

    /** Nobody has to wait for this but the next cell, which cannot have its turn before. */
    private void moveAway() {
        var begun = new CountDownLatch(1);
        Thread mover = new Thread(() -> control.inTurn(() -> {
            begun.countDown();
            values.moveAway();
            return values.settle();
        }), "variables");
        mover.setDaemon(true);
        mover.start();
        try {
            begun.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The variables that were made with something that has changed since, and the cells to run again, for a person to read. */
    public String stale() {
        return StaleReport.list(control.inTurn(lineage::stale));
    }

    /** Whether the value of {@code cell} is not to be shown: its last statement ends with a semicolon. */
    public boolean silenced(CellCode cell) {
        return JavaTokens.of(cell.text()).endsWithSemicolon();
    }

    /** Runs code as a part of the cell that has begun. */
    public Object runInside(CellCode cell) throws CellFailure {
        return newRun(cell).all();
    }

    private CellRun newRun(CellCode cell) {
        return new CellRun(shell, control, limit, declarations, reports, magics, out::println, cell);
    }

    /** Asks JShell something, also by {@link #analysis}, when no other thread does. */
    public <T> T inTurn(Supplier<T> question) {
        return control.inTurn(question);
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
        String type = inTurn(() -> shell.sourceCodeAnalysis().analyzeType(text, text.length()));
        boolean value = type != null && !type.equals("void");
        String body = value ? text : "{ " + text + "; return null; }";
        CellRun run = newRun(new CellCode(code.name(), "(" + Callable.class.getName() + "<Object>) () -> " + body));
        Object compiled = run.all();
        // An expression leaves a variable behind, $1, that nobody asked for.
        run.last().ifPresent(this::drop);
        return (Callable<?>) compiled;
    }

    private void drop(Snippet snippet) {
        inTurn(() -> shell.drop(snippet));
    }

    /** How long the code of cells has run since this was first asked. */
    public RunTimes runTimes() {
        return control.times();
    }

    /** The variables there are, by their names. */
    public List<Variable> variables() {
        return inTurn(() -> shell.variables().sorted(Comparator.comparing(VarSnippet::name))
                .map(variable -> new Variable(variable.name(), variable.typeName(), values.value(variable.name()).orElse(null))).toList());
    }

    /** What the variable {@code name} holds, for a person; empty if there is none. */
    public String describe(String name) {
        return variables().stream().filter(variable -> variable.name().equals(name)).findFirst()
                .map(variable -> "value: " + ValueText.of(variable.value())).orElse("");
    }

    /** What is defined by now is not touched by {@link #reset}. */
    public void keepDefinitions() {
        inTurn(() -> lasting.addAll(shell.snippets().filter(snippet -> shell.status(snippet).isActive()).toList()));
    }

    /** Forgets the variables, methods and types that cells have defined, and lets go of what the variables hold; returns how many. */
    public int reset() {
        return inTurn(() -> {
            // Variables first: without their types they would count as lost.
            List<Snippet> defined = shell.snippets()
                    .filter(snippet -> snippet.kind().isPersistent() && snippet.kind() != Snippet.Kind.IMPORT)
                    .filter(snippet -> shell.status(snippet).isActive() && !lasting.contains(snippet))
                    .sorted(Comparator.comparing(snippet -> snippet.kind() != Snippet.Kind.VAR)).toList();
            defined.forEach(shell::drop);
            values.settle();
            return defined.size();
        });
    }

    /** From now on the code of cells finds the classes in {@code path}, a jar or a folder. */
    public void addToClassPath(String path) {
        control.inTurn(() -> {
            shell.addToClasspath(path);
            return null;
        });
    }
}
