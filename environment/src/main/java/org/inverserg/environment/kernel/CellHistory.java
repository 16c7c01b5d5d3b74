package org.inverserg.environment.kernel;

import io.github.spencerpark.jupyter.kernel.history.HistoryEntry;
import io.github.spencerpark.jupyter.messages.request.HistoryRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The cells that this kernel has run; consoles ask for them. There is one session, number 1: nothing outlives the kernel. */
final class CellHistory {

    private static final int SESSION = 1;

    private final List<HistoryEntry> entries = new ArrayList<>();

    /** Keeps a cell. {@code output} is the result as text, empty without one. */
    void add(int number, String input, String output) {
        entries.add(new HistoryEntry(SESSION, number, input, output));
    }

    /** The cells that {@code request} is about, the oldest first. */
    List<HistoryEntry> find(HistoryRequest request) {
        List<HistoryEntry> found;
        if (request instanceof HistoryRequest.Range range) {
            boolean here = range.getSessionIndex() == 0 || range.getSessionIndex() == SESSION;
            found = where(entry -> here && entry.getCellNumber() >= range.getStart() && entry.getCellNumber() < range.getStop());
        } else if (request instanceof HistoryRequest.Search search) {
            Pattern wanted = pattern(search.getPattern());
            List<HistoryEntry> matching = where(entry -> wanted.matcher(entry.getInput()).matches());
            found = last(search.getMaxReturnLength(), search.filterUnique() ? unique(matching) : matching);
        } else {
            found = last(((HistoryRequest.Tail) request).getMaxReturnLength(), entries);
        }
        return found.stream().map(entry -> request.includeOutput() ? entry
                : new HistoryEntry(SESSION, entry.getCellNumber(), entry.getInput())).toList();
    }

    private List<HistoryEntry> where(Predicate<HistoryEntry> wanted) {
        return entries.stream().filter(wanted).toList();
    }

    private static List<HistoryEntry> last(int length, List<HistoryEntry> found) {
        return length <= 0 ? found : found.subList(Math.max(0, found.size() - length), found.size());
    }

    /** Of cells with the same text, the last. */
    private static List<HistoryEntry> unique(List<HistoryEntry> found) {
        return IntStream.range(0, found.size())
                .filter(i -> found.subList(i + 1, found.size()).stream().noneMatch(later -> later.getInput().equals(found.get(i).getInput())))
                .mapToObj(found::get).toList();
    }

    /** As in a shell: a star stands for any characters, a question mark for one. */
    private static Pattern pattern(String shellPattern) {
        return Pattern.compile(Pattern.quote(shellPattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"), Pattern.DOTALL);
    }
}
