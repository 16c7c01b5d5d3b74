package org.inverserg.environment.execution;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.VarSnippet;
import jdk.jshell.execution.LocalExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * Runs snippets in this JVM and keeps what JShell itself throws away: the result as an object and not as text, and the
 * exception as it was thrown, with its causes.
 *
 * <p>JShell calls a static method without parameters to run a snippet. This control puts a static method of its own
 * between ({@link #trampoline()}), which sees the real result. One control, and so one kernel, per JVM.
 */
public final class CellControl extends LocalExecutionControl implements ExecutionControlProvider {

    /** How long an interrupted cell may take to come to an end by itself before it is stopped. */
    public static final long GRACE_MILLISECONDS = 500;

    /** How long a stopped cell may take to end before it is abandoned. */
    private static final long PATIENCE_MILLISECONDS = 1000;

    /** The class of a snippet: its number, a letter for each time it had to be replaced, the classes within it. */
    private static final Pattern SNIPPET_CLASS = Pattern.compile("REPL\\.\\$JShell\\$(\\d+)[A-Z]*(\\$.*)?");

    /** One run of one snippet. */
    private static final class Call {

        private final Method method;
        private Object result;
        private Throwable thrown;

        Call(Method method) {
            this.method = method;
        }
    }

    private static volatile CellControl active;
    private static volatile Call next;

    private final SnippetLoader loader;
    private final Turns turns = new Turns();
    private final ThreadLocal<Call> last = ThreadLocal.withInitial(() -> new Call(null));
    private volatile Thread runner;
    private volatile CellThread thread;
    private volatile boolean interrupted;
    private volatile boolean abandoned;
    private volatile RunTimes times = new RunTimes(0, 0);
    /** Whether anybody asks for the times: what tells them takes long to load. */
    private volatile boolean timed;
    private Consumer<Class<?>> beforeCode = type -> { };
    private Set<String> replaced = Set.of();
    private boolean onlyDeclaring;
    private Field located;

    /** A control whose classes see those of this program. */
    public CellControl() {
        this(new SnippetLoader());
    }

    private CellControl(SnippetLoader loader) {
        super(loader);
        this.loader = loader;
    }

    @Override
    public String name() {
        return "cell";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
        return this;
    }

    // --- asking JShell ---------------------------------------------------------------------------------------------------

    /** Asks JShell something when it is the calling thread's turn. */
    public <T> T inTurn(Supplier<T> question) {
        return turns.take(question);
    }

    /** Asks JShell to declare something without running its code: a variable keeps what it holds. In turn only. */
    public <T> T onlyDeclaring(Supplier<T> declaration) {
        boolean outer = onlyDeclaring;
        onlyDeclaring = true;
        try {
            return declaration.get();
        } finally {
            onlyDeclaring = outer;
        }
    }

    /** Asks JShell something whose snippets of the numbers {@code ids} get new classes and not new methods in place. In turn only. */
    public <T> T replacing(Set<String> ids, Supplier<T> declaration) {
        Set<String> outer = replaced;
        replaced = ids;
        try {
            return declaration.get();
        } finally {
            replaced = outer;
        }
    }

    /** Where {@code variable} lives, which must be valid. In turn only. */
    public Field field(JShell shell, VarSnippet variable) {
        located = null;
        shell.varValue(variable);
        return located;
    }

    /** JShell's way to read a variable tells where it lives; its text, which JShell wants, may be endless. */
    @Override
    public String varValue(String className, String variable) throws InternalException {
        try {
            located = findClass(className).getDeclaredField(variable);
            located.setAccessible(true);
            return "";
        } catch (ReflectiveOperationException e) {
            throw new InternalException(e.toString());
        }
    }

    /** What is to happen between the declaration of a snippet, whose class it is told, and the run of its code. */
    public void beforeCode(Consumer<Class<?>> preparation) {
        beforeCode = preparation;
    }

    /** Loading what is loaded already gives it new methods in place, with the checks that JShell weaves into code on its way. */
    @Override
    public void redefine(ClassBytecodes[] classes) throws ClassInstallException, NotImplementedException, EngineTerminationException {
        if (Arrays.stream(classes).anyMatch(this::mustBeReplaced)) {
            throw new ClassInstallException("to be replaced", new boolean[classes.length]);
        }
        load(classes);
    }

    private boolean mustBeReplaced(ClassBytecodes bytes) {
        Matcher name = SNIPPET_CLASS.matcher(bytes.name());
        return name.matches()
                && (replaced.contains(name.group(1)) || name.group(2) == null && loader.wouldMeanOtherClasses(bytes));
    }

    // --- running a cell --------------------------------------------------------------------------------------------------

    /** Forgets that the cell before was interrupted. */
    public void beginCell() {
        interrupted = false;
    }

    /** The calling thread runs the cell; snippets of other threads are code that the cell asked for. */
    public void runHere() {
        runner = Thread.currentThread();
        last.remove();
    }

    /** What the last snippet of the calling thread returned, or null. */
    public Object takeResult() {
        Object taken = last.get().result;
        last.get().result = null;
        return taken;
    }

    /** What the last snippet of the calling thread threw, or null. */
    public Throwable thrown() {
        return last.get().thrown;
    }

    /** Whether an interrupt was asked for since the cell began. */
    public boolean interrupted() {
        return interrupted;
    }

    /** Whether a cell was abandoned since this was last asked. */
    public boolean takeAbandoned() {
        boolean taken = abandoned;
        abandoned = false;
        return taken;
    }

    @Override
    protected String invoke(Method method) throws Exception {
        if (onlyDeclaring) {
            return "";
        }
        beforeCode.accept(method.getDeclaringClass());
        var call = new Call(method);
        last.set(call);
        return turns.leave(() -> {
            if (Thread.currentThread() == runner) {
                invokeOnThread(call);
            } else {
                invokeHere(call);
            }
            return "";
        });
    }

    private void invokeOnThread(Call call) throws Exception {
        next = call;
        active = this;
        Method trampoline = CellControl.class.getDeclaredMethod("trampoline");
        trampoline.setAccessible(true);
        super.invoke(trampoline);
    }

    /** Runs code that other code of the user asked for: on that code's thread, where an interrupt of it reaches both. */
    private void invokeHere(Call call) throws Exception {
        try {
            call.result = call.method.invoke(null);
        } catch (InvocationTargetException e) {
            call.thrown = e.getCause();
            throw e;
        }
    }

    /** Called by JShell in place of the snippet's own method; answers null, so that JShell has no result to print. */
    @SuppressWarnings("UnusedMethod")
    private static Object trampoline() throws Throwable {
        Call call = next;
        next = null;
        try {
            call.result = active.run(() -> call.method.invoke(null));
        } catch (Throwable t) {
            call.thrown = t;
            throw t;
        }
        return null;
    }

    /** Runs {@code work} that is not a snippet as part of the cell, that is: where an interrupt of the cell reaches it. */
    public Object runInCell(Callable<?> work) throws Throwable {
        if (CellThread.isCurrent()) {
            return work.call();
        }
        // JShell's own stop does nothing unless it believes that code of the user runs.
        clientCodeEnter();
        try {
            return run(work);
        } finally {
            clientCodeLeave();
        }
    }

    private Object run(Callable<?> work) throws Throwable {
        CellThread own = new CellThread(work);
        CellThread outer = thread;
        thread = own;
        RunTimes start = timed ? RunTimes.now() : null;
        try {
            if (interrupted) {
                throw new InterruptedException("the cell was interrupted");
            }
            return own.run();
        } catch (AbandonedException e) {
            abandoned = true;
            throw e;
        } finally {
            thread = outer;
            times = outer == null && start != null ? times.plus(RunTimes.now().since(start)) : times;
        }
    }

    /** How long the code of cells has run since this was first asked. */
    public RunTimes times() {
        timed = true;
        return times;
    }

    // --- ending a cell ---------------------------------------------------------------------------------------------------

    /**
     * Asks the running cell to end; if it has not ended after {@link #GRACE_MILLISECONDS}, stops it, and if that does not help
     * either, abandons it. Returns at once.
     */
    public void interrupt() {
        interrupted = true;
        CellThread own = thread;
        if (own == null) {
            return;
        }
        own.interrupt();
        Thread watch = new Thread(() -> insist(own), "cell-stop");
        watch.setDaemon(true);
        watch.start();
    }

    private void insist(CellThread own) {
        try {
            TimeUnit.MILLISECONDS.sleep(GRACE_MILLISECONDS);
            if (own.running() && thread == own) {
                stopNow(own);
                TimeUnit.MILLISECONDS.sleep(PATIENCE_MILLISECONDS);
            }
        } catch (InterruptedException | EngineTerminationException | InternalException e) {
            // What cannot be stopped is abandoned.
        }
        own.abandon();
    }

    private void stopNow(CellThread own) throws EngineTerminationException, InternalException {
        try {
            own.stop();
        } catch (UnsupportedOperationException e) {
            // From Java 20 on JShell weaves checks into the snippets' loops; its own stop makes these end the cell.
            super.stop();
        }
    }

    @Override
    public void stop() {
        interrupt();
    }
}
