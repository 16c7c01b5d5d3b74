package org.inverserg.viewing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One configuration at all sizes that are shown.
 *
 * @param title  what it is
 * @param levels from the smallest to the largest
 * @param inks   their colours
 * @param notes  what the reader must know
 */
record Growth(String title, List<Level> levels, Inks inks, List<String> notes) {

    Growth noting(String note) {
        var more = new ArrayList<>(notes);
        more.add(note);
        return new Growth(title, levels, inks, List.copyOf(more));
    }

    Level last() {
        return levels.get(levels.size() - 1);
    }

    @Override
    public String toString() {
        return title + ", at L = " + levels.stream().map(level -> String.valueOf(level.size())).collect(Collectors.joining(", "));
    }
}
