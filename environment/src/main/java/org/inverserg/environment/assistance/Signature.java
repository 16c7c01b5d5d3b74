package org.inverserg.environment.assistance;

import java.util.ArrayList;
import java.util.List;

/**
 * What a signature of JShell's is about. JShell writes {@code org.inverserg.lattice.Spins Ising.sample(int n)} for a method,
 * {@code Quantity.NAME:String} for a field, {@code SymmetricKernel} for a class, {@code Ising(int size)} for a constructor.
 *
 * @param types the names of the type and of those within it, from the outside
 * @param member the name of the method or field; the empty string for a type, {@code <init>} for a constructor
 * @param parameters the types of a method's parameters without packages; null if it is no method
 */
record Signature(List<String> types, String member, List<String> parameters) {

    private static final String CONSTRUCTOR = "<init>";

    static Signature of(String text) {
        int bracket = text.indexOf('(');
        if (bracket >= 0) {
            List<String> path = path(withoutTypeArguments(text.substring(0, bracket)).strip().replaceFirst("^.*\\s", ""));
            List<String> parameters = parameters(text.substring(bracket + 1, text.lastIndexOf(')')));
            int last = path.size() - 1;
            boolean constructor = Character.isUpperCase(path.get(last).charAt(0));
            return constructor ? new Signature(path, CONSTRUCTOR, parameters)
                    : new Signature(path.subList(0, last), path.get(last), parameters);
        }
        int colon = text.indexOf(':');
        List<String> path = path(withoutTypeArguments(colon < 0 ? text : text.substring(0, colon)).strip());
        int last = path.size() - 1;
        return colon < 0 ? new Signature(path, "", null) : new Signature(path.subList(0, last), path.get(last), null);
    }

    /** The class whose source file this is in; empty for a local variable. */
    String topLevelType() {
        return types.isEmpty() ? "" : types.get(0);
    }

    boolean isType(List<String> path) {
        return member.isEmpty() && types.equals(path);
    }

    boolean isField(List<String> path, String name) {
        return parameters == null && member.equals(name) && types.equals(path);
    }

    boolean isMethod(List<String> path, String name, List<String> parameterTypes) {
        return parameters != null && member.equals(name) && types.equals(path)
                && parameters.equals(parameterTypes.stream().map(Signature::simple).toList());
    }

    /** The names from the outermost class on, without the package. */
    private static List<String> path(String dotted) {
        List<String> names = List.of(dotted.split("\\."));
        int first = 0;
        while (first < names.size() - 1 && !names.get(first).isEmpty() && Character.isLowerCase(names.get(first).charAt(0))) {
            first++;
        }
        return names.subList(first, names.size());
    }

    private static String withoutTypeArguments(String text) {
        String shorter = text.replaceAll("<[^<>]*>", "");
        return shorter.equals(text) ? text : withoutTypeArguments(shorter);
    }

    /** The types in {@code int n, Map<String, Integer> m}. */
    private static List<String> parameters(String list) {
        var types = new ArrayList<String>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= list.length(); i++) {
            char c = i == list.length() ? ',' : list.charAt(i);
            depth += c == '<' ? 1 : c == '>' ? -1 : 0;
            if (c == ',' && depth == 0 && i > start) {
                types.add(simple(list.substring(start, i).strip().replaceFirst("(?<=[\\w>\\].])\\s+\\w+$", "")));
                start = i + 1;
            }
        }
        return types;
    }

    /** A parameter of variable arity is an array for the compiler's tree and has dots for JShell. */
    private static String simple(String type) {
        return type.replace("...", "[]").replaceAll("\\b(\\w+\\.)+(?=\\w)", "").replaceAll("\\s+", "");
    }
}
