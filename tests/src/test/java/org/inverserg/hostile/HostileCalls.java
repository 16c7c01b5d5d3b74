package org.inverserg.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.inverserg.parallel.CancelledException;
import org.inverserg.parallel.Engine;
import org.inverserg.parallel.Parallel;

/**
 * Calls everything public in the library with the values of a bad day and prints what did not go well, a line for each kind: what was called and how it
 * ended, then an example. A program of its own, so that it has as much memory as it is given, and takes what does not stop with it when it ends.
 */
public final class HostileCalls {

    /** Separates the kind of a fault from its example. */
    static final String EXAMPLE = " << ";
    /** The last line. */
    static final String DONE = "calls: ";

    private static final String ROOT = "org.inverserg.";
    private static final int MIXED = 30;
    private static final int RECEIVERS = 2;
    private static final int WALKS = 1500;
    private static final int LONGEST_WALK = 5;

    private final List<Object> valid;
    private final Extremes extremes;
    private final Random random = new Random(14);
    private final Set<String> faults = new HashSet<>();
    private int calls;

    private HostileCalls(Path folder) throws IOException, InterruptedException {
        valid = ValidObjects.in(folder);
        Path pipe = folder.resolve("pipe");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        Path text = Files.writeString(folder.resolve("text"), "not of the library");
        extremes = new Extremes(valid, List.of(folder.resolve("network"), folder.resolve("new.png"), folder, pipe, text, Path.of(""),
                folder.resolve("no/such"), Path.of("/dev/full"), text.resolve("below")));
    }

    public static void main(String[] arguments) throws Exception {
        var run = new HostileCalls(Path.of(arguments[0]));
        for (Class<?> type : PublicTypes.all()) {
            run.everythingOf(type);
        }
        for (int walk = 0; walk < WALKS; walk++) {
            run.walk();
        }
        System.out.println(DONE + run.calls);
        System.exit(0); // whatever still runs
    }

    private void everythingOf(Class<?> type) {
        if (!Modifier.isAbstract(type.getModifiers())) {
            Arrays.stream(type.getConstructors()).forEach(constructor -> many(constructor, null));
        }
        List<Object> receivers = Stream.concat(valid.stream().filter(object -> object.getClass() == type),
                type.isEnum() ? Arrays.stream(type.getEnumConstants()) : Stream.empty()).limit(RECEIVERS).toList();
        for (Method method : PublicTypes.methods(type)) {
            if (Modifier.isStatic(method.getModifiers())) {
                many(method, null);
            } else {
                receivers.forEach(receiver -> many(method, receiver));
            }
        }
    }

    /** Each argument in turn with all values that it can have, the others valid; then all of them mixed. */
    private void many(Executable executable, Object receiver) {
        List<List<Object>> values = Arrays.stream(executable.getGenericParameterTypes()).map(extremes::of).toList();
        Set<List<Integer>> choices = new LinkedHashSet<>();
        var first = new ArrayList<>(values.stream().map(list -> 0).toList());
        choices.add(List.copyOf(first));
        for (int p = 0; p < values.size(); p++) {
            for (int v = 1; v < values.get(p).size(); v++) {
                var one = new ArrayList<>(first);
                one.set(p, v);
                choices.add(one);
            }
        }
        for (int mixed = 0; values.size() > 1 && mixed < MIXED; mixed++) {
            choices.add(values.stream().map(list -> random.nextInt(list.size())).toList());
        }
        for (List<Integer> choice : choices) {
            Object[] arguments = new Object[values.size()];
            Arrays.setAll(arguments, p -> values.get(p).get(choice.get(p)));
            call(executable, receiver, arguments);
        }
    }

    /** A chain of calls, each on what the one before has returned, with whatever arguments. */
    private void walk() {
        Object receiver = valid.get(random.nextInt(valid.size()));
        for (int step = 0; step < LONGEST_WALK && receiver != null && PublicTypes.isOne(receiver.getClass()); step++) {
            List<Method> methods = PublicTypes.methods(receiver.getClass()).stream().filter(method -> !Modifier.isStatic(method.getModifiers()))
                    .sorted(Comparator.comparing(Method::toString)).toList();
            if (methods.isEmpty()) {
                return;
            }
            Method method = methods.get(random.nextInt(methods.size()));
            receiver = call(method, receiver, Arrays.stream(method.getGenericParameterTypes()).map(extremes::of)
                    .map(values -> values.get(random.nextInt(values.size()))).toArray());
        }
    }

    private Object call(Executable executable, Object receiver, Object[] arguments) {
        calls++;
        executable.setAccessible(true);
        Watchdog.Outcome outcome = Watchdog.call(() -> executable instanceof Constructor<?> constructor
                ? constructor.newInstance(arguments) : ((Method) executable).invoke(receiver, arguments));
        Parallel.setThreads(2);
        Parallel.setEngine(Engine.threads());
        if (outcome.thrown() == null) {
            return outcome.result();
        }
        Throwable thrown = outcome.thrown() instanceof InvocationTargetException e ? e.getCause() : outcome.thrown();
        String complaint = outcome.deaf() ? "is deaf to an interrupt" : complaint(thrown, outcome.lasted());
        if (complaint != null) {
            String kind = executable.getDeclaringClass().getName().substring(ROOT.length()) + "."
                    + (executable instanceof Constructor<?> ? "new" : executable.getName()) + " " + complaint;
            if (faults.add(kind)) {
                System.out.println(kind + EXAMPLE + example(receiver, arguments, thrown));
            }
        }
        return null;
    }

    /** Nothing if it ended as it may. */
    private static String complaint(Throwable thrown, boolean lasted) {
        if (thrown instanceof CancelledException && lasted || thrown instanceof UncheckedIOException || thrown instanceof IOException) {
            return null;
        }
        if (!(thrown instanceof IllegalArgumentException || thrown instanceof IllegalStateException)) {
            return "throws a " + thrown.getClass().getSimpleName();
        }
        if (thrown.getStackTrace().length == 0 || !thrown.getStackTrace()[0].getClassName().startsWith(ROOT)) {
            return "speaks in words of others";
        }
        String message = String.valueOf(thrown.getMessage());
        if (thrown instanceof IllegalArgumentException && !message.matches("(?s).*(got |\\d|\").*")) {
            return "does not say the value";
        }
        return message.contains(";") ? null : "does not say what to do";
    }

    private static String example(Object receiver, Object[] arguments, Throwable thrown) {
        String at = Arrays.stream(thrown.getStackTrace()).filter(e -> e.getClassName().startsWith(ROOT) && !e.getClassName().contains("hostile")).limit(3)
                .map(e -> e.getFileName() + ":" + e.getLineNumber()).toList().toString();
        return (shown(receiver) + Arrays.stream(arguments).map(HostileCalls::shown).toList() + " " + thrown + " at " + at).replaceAll("\\p{Cntrl}", " ");
    }

    private static String shown(Object value) {
        String text = value != null && value.getClass().isArray() ? Arrays.deepToString(new Object[] {value}) : String.valueOf(value);
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
