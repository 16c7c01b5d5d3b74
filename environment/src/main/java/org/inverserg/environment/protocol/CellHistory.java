package org.inverserg.environment.protocol;

import io.github.spencerpark.jupyter.messages.request.HistoryRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The cells that this kernel has run; consoles ask for them. There is one session, number 1: nothing outlives the kernel. */
final class CellHistory {

    private static final int SESSION = 1;

    private record Entry(int number, String input, String output) {
    }

    private final List<Entry> entries = new ArrayList<>();

    /** Keeps a cell. {@code output} is the result as text, empty without one. */
    void add(int number, String input, String output) {
        entries.add(new Entry(number, input, output));
    }

    /** The cells that {@code request} is about, the oldest first: each as session, number, and input or a pair of input and output. */
    List<List<Object>> find(HistoryRequest request) {
        List<Entry> found;
        if (request instanceof HistoryRequest.Range range) {
            boolean here = range.getSessionIndex() == 0 || range.getSessionIndex() == SESSION;
            found = where(entry -> here && entry.number() >= range.getStart() && entry.number() < range.getStop());
        } else if (request instanceof HistoryRequest.Search search) {
            Pattern wanted = pattern(search.getPattern());
            List<Entry> matching = where(entry -> wanted.matcher(entry.input()).matches());
            found = last(search.getMaxReturnLength(), search.filterUnique() ? unique(matching) : matching);
        } else {
            found = last(((HistoryRequest.Tail) request).getMaxReturnLength(), entries);
        }
        return found.stream().map(entry -> List.of(SESSION, entry.number(),
                request.includeOutput() ? List.of(entry.input(), entry.output()) : entry.input())).toList();
    }

    private List<Entry> where(Predicate<Entry> wanted) {
        return entries.stream().filter(wanted).toList();
    }

    private static List<Entry> last(int length, List<Entry> found) {
        return length <= 0 ? found : found.subList(Math.max(0, found.size() - length), found.size());
    }

    /** Of cells with the same text, the last. */
    private static List<Entry> unique(List<Entry> found) {
        return IntStream.range(0, found.size())
                .filter(i -> found.subList(i + 1, found.size()).stream().noneMatch(later -> later.input().equals(found.get(i).input())))
                .mapToObj(found::get).toList();
    }

    /** As in a shell: a star stands for any characters, a question mark for one. */
    private static Pattern pattern(String shellPattern) {
        return Pattern.compile(Pattern.quote(shellPattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q"), Pattern.DOTALL);
    }
}
