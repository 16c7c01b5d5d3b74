package org.inverserg.environment.values;

import java.lang.reflect.Field;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.VarSnippet;
import org.inverserg.environment.execution.CellControl;

/**
 * Keeps what variables hold when what they were made with is declared anew.
 *
 * <p>JShell puts each variable into a class of its own. Where the JVM cannot give that class new methods in place, JShell makes a new
 * one, in which the variable is empty; where the expression that once made the value no longer compiles, the variable is gone. Here
 * its value follows it into the new class, and a variable that is gone is declared again by its type alone. In turn only.
 */
public final class VariableValues {

    /** A variable, where its value is, and of which type: a class that has changed is another type of the same name. */
    private record Place(VarSnippet variable, Field field, Type type) {

        Place(VarSnippet variable, Field field) {
            this(variable, field, field.getGenericType());
        }
    }

    private final JShell shell;
    private final CellControl control;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, VarSnippet> lost = new LinkedHashMap<>();
    private final List<Field> left = new ArrayList<>();
    private int moves;

    /** Keeps the values of the variables of {@code shell}. */
    public VariableValues(JShell shell, CellControl control) {
        this.shell = shell;
        this.control = control;
        control.beforeCode(this::follow);
    }

    /** To be called after each declaration, and before code runs; {@code running} is that code's class, or null. */
    void follow(Class<?> running) {
        Map<String, VarSnippet> valid = valid();
        valid.forEach((name, variable) -> follow(name, variable, running));
        List.copyOf(places.keySet()).stream().filter(name -> !valid.containsKey(name)).forEach(this::declareAgain);
    }

    private Map<String, VarSnippet> valid() {
        return shell.variables().filter(variable -> shell.status(variable) == Status.VALID)
                .collect(Collectors.toMap(VarSnippet::name, variable -> variable, (first, second) -> second, LinkedHashMap::new));
    }

    private void follow(String name, VarSnippet variable, Class<?> running) {
        Field field = control.field(shell, variable);
        if (field == null) {
            return;
        }
        Place now = new Place(variable, field);
        Place before = places.put(name, now);
        if (before != null && !before.equals(now) && field.getDeclaringClass() != running) {
            carry(name, before, now);
        }
        if (before != null && !before.field().equals(field)) {
            left.add(before.field());
        }
    }

    private void carry(String name, Place before, Place now) {
        Object value = get(before.field());
        if (before.type().equals(now.type())) {
            set(now.field(), value);
        } else if (value != null) {
            lost.put(name, before.variable());
            clear(now.field());
        }
    }

    /** The expression that made the value no longer compiles; the value needs nothing but a variable of its type. */
    private void declareAgain(String name) {
        Place place = places.get(name);
        if (shell.status(place.variable()) == Status.RECOVERABLE_NOT_DEFINED) {
            TypeText.of(place.type()).ifPresent(type -> declare(type + " " + name + ";", name));
        }
    }

    private void declare(String declaration, String name) {
        control.onlyDeclaring(() -> shell.eval(declaration));
        Optional.ofNullable(valid().get(name)).ifPresent(variable -> follow(name, variable, null));
    }

    /** What {@code variable} holds; empty if that is nothing or the variable is not defined. */
    public Optional<Object> value(String variable) {
        return Optional.ofNullable(places.get(variable)).map(place -> get(place.field()));
    }

    private static Object get(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a variable of JShell is not accessible", e);
        }
    }

    /** The names of the variables that hold something. */
    Set<String> names() {
        return places.keySet();
    }

    /**
     * A cell has ended: lets go of what nobody can reach any more.
     *
     * @return the variables that have lost their values since the end of the cell before
     */
    public List<VarSnippet> settle() {
        follow(null);
        forgetResults();
        Map<String, VarSnippet> valid = valid();
        places.forEach((name, place) -> {
            if (!valid.containsKey(name)) {
                left.add(place.field());
                if (shell.status(place.variable()) == Status.RECOVERABLE_NOT_DEFINED && get(place.field()) != null) {
                    lost.put(name, place.variable());
                }
            }
        });
        places.keySet().retainAll(valid.keySet());
        left.forEach(VariableValues::clear);
        left.clear();
        List<VarSnippet> found = List.copyOf(lost.values());
        lost.clear();
        return found;
    }

    /** JShell keeps the value of each expression as a variable with a name that nobody sees. */
    private void forgetResults() {
        shell.variables().filter(variable -> variable.subKind() == SubKind.TEMP_VAR_EXPRESSION_SUBKIND).toList().forEach(shell::drop);
    }

    private static void clear(Field field) {
        if (!field.getType().isPrimitive()) {
            set(field, null);
        }
    }

    private static void set(Field field, Object value) {
        try {
            field.set(null, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a variable of JShell is not accessible", e);
        }
    }

    /** Leaves to code that was given up the variables it knows, with all it may still do to them, and goes on with copies. */
    public void moveAway() {
        moves++;
        Set<String> ids = places.values().stream().map(Place::variable).map(Snippet::id).collect(Collectors.toSet());
        // JShell makes no new class for what it has compiled before; the empty lines make a difference.
        String difference = "\n".repeat(moves);
        control.replacing(ids, () -> {
            List.copyOf(places.entrySet()).forEach(entry -> TypeText.of(entry.getValue().type())
                    .ifPresent(type -> declare(difference + type + " " + entry.getKey() + ";", entry.getKey())));
            return null;
        });
        left.clear();
    }
}
