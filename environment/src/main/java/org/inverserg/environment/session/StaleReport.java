package org.inverserg.environment.session;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.inverserg.environment.values.Lineage.Stale;

/** Says which variables are stale, and which cells make them anew. */
final class StaleReport {

    private StaleReport() {
    }

    /** One line below an edited cell. */
    static String line(List<Stale> stale) {
        Set<String> outdated = stale.stream().flatMap(variable -> variable.outdated().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        outdated.removeAll(stale.stream().map(Stale::name).toList());
        return stale.size() + (stale.size() == 1 ? " variable was" : " variables were")
                + " made with the old " + String.join(", ", outdated) + ": %stale lists " + (stale.size() == 1 ? "it" : "them");
    }

    /** The answer to {@code %stale}. */
    static String list(List<Stale> stale) {
        if (stale.isEmpty()) {
            return "No variable is stale: each was made with what the others hold now.";
        }
        int width = stale.stream().mapToInt(variable -> variable.name().length()).max().orElse(1);
        Set<String> cells = new LinkedHashSet<>();
        stale.forEach(variable -> cells.addAll(variable.cells()));
        return stale.stream().map(variable -> String.format("%-" + width + "s  was made with the old %s in %s", variable.name(),
                        String.join(", ", variable.outdated()), String.join(" and ", variable.cells())))
                .collect(Collectors.joining("\n", "", "\nRun again: " + String.join(", ", cells)));
    }
}
