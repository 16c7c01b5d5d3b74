package org.inverserg.environment.assistance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** What a cell imports before the cursor. An import cannot stand around a statement, so its names are written in full instead. */
final class CellImports {

    private static final Pattern NAME = Pattern.compile("(?<![\\w$.])[\\p{L}_]\\w*");

    private final SourceCodeAnalysis analysis;
    /** Full names by simple ones. */
    private final Map<String, String> single = new LinkedHashMap<>();
    /** Packages, or classes whose static members are imported. */
    private final List<String> onDemand = new ArrayList<>();

    CellImports(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    /** Takes the full name of what is imported, which may end with a star. */
    void add(String name) {
        if (name.endsWith(".*")) {
            onDemand.add(name.substring(0, name.length() - 2));
        } else {
            single.put(name.substring(name.lastIndexOf('.') + 1), name);
        }
    }

    /** {@code code} with the names that are imported written in full. */
    String qualified(String code) {
        if (single.isEmpty() && onDemand.isEmpty()) {
            return code;
        }
        return NAME.matcher(code).replaceAll(match -> full(match.group()).orElse(match.group()).replace("$", "\\$"));
    }

    private Optional<String> full(String name) {
        if (single.containsKey(name) || !Character.isUpperCase(name.charAt(0))) {
            return Optional.ofNullable(single.get(name));
        }
        Optional<String> found = onDemand.stream().map(outer -> outer + "." + name).filter(this::exists).findFirst();
        found.ifPresent(full -> single.put(name, full));
        return found;
    }

    private boolean exists(String fullName) {
        String name = fullName.substring(fullName.lastIndexOf('.') + 1);
        return suggestions(fullName).anyMatch(name::equals);
    }

    /** The imported names that begin with {@code prefix}, which is not empty. */
    List<String> names(String prefix) {
        Stream<String> named = single.keySet().stream().filter(name -> name.startsWith(prefix));
        return Stream.concat(named, onDemand.stream().flatMap(outer -> suggestions(outer + "." + prefix))).distinct().toList();
    }

    private Stream<String> suggestions(String code) {
        return analysis.completionSuggestions(code, code.length(), new int[1]).stream().map(Suggestion::continuation);
    }
}
