package org.inverserg.environment.session;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
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
final class CellControl extends LocalExecutionControl implements ExecutionControlProvider {

    private static volatile CellControl active;

    private volatile Method snippet;
    private volatile CellThread thread;
    private volatile Object result;
    private volatile Throwable thrown;
    private volatile boolean interrupted;
    private volatile RunTimes times = new RunTimes(0, 0);
    private Object looked;
    private boolean clearing;

    @Override
    public String name() {
        return "cell";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
        return this;
    }

    /** Forgets the cell before: no result, no exception, not interrupted. */
    void beginCell() {
        result = null;
        thrown = null;
        interrupted = false;
    }

    /** What the last snippet returned, or null. */
    Object takeResult() {
        Object taken = result;
        result = null;
        return taken;
    }

    /** What the last snippet threw, or null. */
    Throwable thrown() {
        return thrown;
    }

    /** Whether an interrupt was asked for since the cell began. */
    boolean interrupted() {
        return interrupted;
    }

    @Override
    protected String invoke(Method method) throws Exception {
        result = null;
        thrown = null;
        if (CellThread.isCurrent()) {
            invokeHere(method);
            return "";
        }
        snippet = method;
        active = this;
        Method trampoline = CellControl.class.getDeclaredMethod("trampoline");
        trampoline.setAccessible(true);
        super.invoke(trampoline);
        return "";
    }

    /** Runs code that the running cell itself asked for: on its thread, where an interrupt reaches it. */
    private void invokeHere(Method method) throws Exception {
        try {
            result = method.invoke(null);
        } catch (InvocationTargetException e) {
            thrown = e.getCause();
            throw e;
        }
    }

    /** Called by JShell in place of the snippet's own method; answers null, so that JShell has no result to print. */
    private static Object trampoline() throws Throwable {
        CellControl control = active;
        Method method = control.snippet;
        control.result = control.run(() -> method.invoke(null));
        return null;
    }

    /** Runs {@code work} that is not a snippet as part of the cell, that is: where an interrupt of the cell reaches it. */
    Object runInCell(Callable<?> work) throws Throwable {
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

    /** How long the code of cells has run since the session began. */
    RunTimes times() {
        return times;
    }

    /** What the variable that JShell asked for last holds. */
    Object looked() {
        return looked;
    }

    /** Lets go of what the variables hold that JShell asks for in {@code questions}. */
    void clearing(Runnable questions) {
        clearing = true;
        questions.run();
        clearing = false;
        looked = null;
    }

    /** Keeps the value itself: JShell asks for its text, which would run code of the user. */
    @Override
    public String varValue(String className, String varName) throws InternalException {
        try {
            Field field = findClass(className).getDeclaredField(varName);
            field.setAccessible(true);
            looked = field.get(null);
            if (clearing && !field.getType().isPrimitive()) {
                field.set(null, null);
            }
            return "";
        } catch (ReflectiveOperationException e) {
            throw new InternalException("the variable " + varName + " cannot be read: " + e);
        }
    }

    private Object run(Callable<?> work) throws Throwable {
        CellThread own = new CellThread(work);
        CellThread outer = thread;
        thread = own;
        RunTimes start = RunTimes.now();
        try {
            if (interrupted) {
                throw new InterruptedException("the cell was interrupted");
            }
            return own.run();
        } catch (Throwable t) {
            thrown = t;
            throw t;
        } finally {
            thread = outer;
            times = outer == null ? times.plus(RunTimes.now().since(start)) : times;
        }
    }

    /** Asks the running cell to end; if it has not ended after {@link CellSession#GRACE_MILLISECONDS}, stops it. Returns at once. */
    void interrupt() {
        interrupted = true;
        CellThread own = thread;
        if (own == null) {
            return;
        }
        own.interrupt();
        Thread watch = new Thread(() -> stopAfterGrace(own), "cell-stop");
        watch.setDaemon(true);
        watch.start();
    }

    private void stopAfterGrace(CellThread own) {
        try {
            TimeUnit.MILLISECONDS.sleep(CellSession.GRACE_MILLISECONDS);
            if (own.running() && thread == own) {
                stopNow(own);
            }
        } catch (InterruptedException | EngineTerminationException | InternalException e) {
            System.err.println("The cell could not be stopped (" + e + "); restart the kernel.");
        }
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
