package org.inverserg.environment.values;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Kind;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/**
 * Knows with which code and which values each variable was made, and so which ones are stale: made with something that has changed
 * since.
 *
 * <p>Each name has a version: a number or a text is its own, a method or class has its code, any other object the code that made it
 * with the versions of what that code uses. So a cell that is run again unedited makes nothing stale, and an edit that is taken back
 * neither. What happens within one run of a cell counts as one moment.
 */
public final class Lineage {

    /**
     * A variable that is stale.
     *
     * @param name     the variable
     * @param outdated what it was made with and has changed since, or is itself stale
     * @param cells    the cells that made it, the oldest first
     */
    public record Stale(String name, Set<String> outdated, Set<String> cells) {
    }

    /** One piece of code that made or changed a variable, with the versions of what it used. */
    private record Step(String text, Set<String> uses, String cell, Map<String, Object> versions) {
    }

    private final VariableValues values;
    private final Map<String, List<Step>> steps = new LinkedHashMap<>();
    private final Map<String, Set<String>> definitions = new HashMap<>();
    private final Map<String, Object> versions = new HashMap<>();
    private final Map<String, Object> prints = new HashMap<>();
    private final List<Step> fresh = new ArrayList<>();
    private final Map<String, Object> redeclared = new LinkedHashMap<>();
    private Set<String> staleBefore = Set.of();

    /** Follows the variables of {@code values}. */
    public Lineage(VariableValues values) {
        this.values = values;
    }

    /** A snippet of the text {@code source} has been declared and run, which came from {@code cell}. */
    public void ran(Snippet snippet, String source, String cell) {
        JavaTokens tokens = JavaTokens.of(source);
        String declared = declared(snippet);
        if (declared != null && versions.containsKey(declared)) {
            redeclared.putIfAbsent(declared, versions.get(declared));
        }
        if (declared != null && snippet.kind() != Kind.VAR) {
            definitions.put(declared, tokens.uses());
            versions.put(declared, tokens.text());
        }
        var step = new Step(tokens.text(), tokens.uses(), cell, new HashMap<>());
        boolean counts = false;
        for (String name : List.copyOf(values.names())) {
            counts |= make(name, step, name.equals(declared), tokens);
        }
        if (counts) {
            fresh.add(step);
        }
    }

    private static String declared(Snippet snippet) {
        return switch (snippet.kind()) {
            case VAR -> ((VarSnippet) snippet).name();
            case METHOD -> ((MethodSnippet) snippet).name() + "()";
            case TYPE_DECL -> ((TypeDeclSnippet) snippet).name();
            default -> null;
        };
    }

    /** Notes whether {@code step} made or changed the variable. */
    private boolean make(String name, Step step, boolean declared, JavaTokens tokens) {
        Object print = print(values.value(name).orElse(null));
        boolean another = !Objects.equals(prints.put(name, print), print);
        boolean made = declared || another;
        if (!made && !tokens.changes().contains(name)) {
            return false;
        }
        List<Step> own = steps.computeIfAbsent(name, key -> new ArrayList<>());
        if (made && (declared || !step.uses().contains(name))) {
            own.clear();
        }
        own.add(step);
        boolean plain = print instanceof Plain;
        versions.put(name, plain ? print : Objects.hash(own.stream().map(each -> Objects.hash(each.text(), used(each, name))).toArray()));
        return true;
    }

    /** A value that says itself whether it is another one. */
    private record Plain(Object value) {
    }

    private static Object print(Object value) {
        if (value instanceof String text) {
            return new Plain(text.length() + " characters, " + text.hashCode());
        }
        boolean plain = value == null || value instanceof Number || value instanceof Boolean || value instanceof Character
                || value instanceof Enum;
        return plain ? new Plain(value instanceof Enum<?> constant ? constant.name() : value) : System.identityHashCode(value);
    }

    /** The versions of what a step used, also within the methods and classes it used, but not of {@code except}. */
    private Map<String, Object> used(Step step, String except) {
        Map<String, Object> found = new HashMap<>();
        for (String name : reachable(step.uses())) {
            if (versions.containsKey(name) && !name.equals(except)) {
                found.put(name, versions.get(name));
            }
        }
        return found;
    }

    private Set<String> reachable(Set<String> names) {
        Set<String> found = new LinkedHashSet<>();
        List<String> waiting = new ArrayList<>(names);
        while (!waiting.isEmpty()) {
            String name = waiting.remove(waiting.size() - 1);
            if (found.add(name)) {
                waiting.addAll(definitions.getOrDefault(name, Set.of()));
            }
        }
        return found;
    }

    /**
     * A cell has ended.
     *
     * @return the variables that are stale since it declared anew what they were made with
     */
    public List<Stale> endCell() {
        fresh.forEach(step -> step.versions().putAll(used(step, null)));
        fresh.clear();
        steps.keySet().retainAll(values.names());
        prints.keySet().retainAll(values.names());
        List<Stale> stale = stale();
        boolean edited = redeclared.entrySet().stream().anyMatch(entry -> !Objects.equals(versions.get(entry.getKey()), entry.getValue()));
        List<Stale> found = edited ? stale.stream().filter(variable -> !staleBefore.contains(variable.name())).toList() : List.of();
        staleBefore = new HashSet<>(stale.stream().map(Stale::name).toList());
        redeclared.clear();
        return found;
    }

    /** The variables that were made with something that has changed since, in the order in which they were first made. */
    public List<Stale> stale() {
        Map<String, Set<String>> found = new LinkedHashMap<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<String, List<Step>> variable : steps.entrySet()) {
                more |= addOutdated(variable.getKey(), variable.getValue(), found);
            }
        }
        return steps.keySet().stream().filter(found::containsKey).map(name -> new Stale(name, found.get(name), cells(name))).toList();
    }

    private boolean addOutdated(String name, List<Step> made, Map<String, Set<String>> found) {
        Set<String> outdated = new LinkedHashSet<>();
        for (Step step : made) {
            step.versions().forEach((used, version) -> {
                boolean changed = !Objects.equals(versions.get(used), version) || found.containsKey(used);
                if (changed && !used.equals(name)) {
                    outdated.add(used);
                }
            });
        }
        return !outdated.isEmpty() && !outdated.equals(found.put(name, outdated));
    }

    private Set<String> cells(String name) {
        Set<String> cells = new LinkedHashSet<>();
        steps.get(name).forEach(step -> cells.add(step.cell()));
        return cells;
    }
}
