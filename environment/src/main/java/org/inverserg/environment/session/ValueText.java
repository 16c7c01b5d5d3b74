package org.inverserg.environment.session;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a variable holds, in one line for a person: never more than a glance at it, however much that is and however long it takes. */
public final class ValueText {

    private static final int LONGEST = 200;
    private static final int MOST_ELEMENTS = 8;
    private static final long MILLISECONDS = 300;

    private ValueText() {
    }

    /** The line for {@code value}, which may be null. */
    public static String of(Object value) {
        var work = new FutureTask<>((Callable<String>) () -> shortened(text(value)));
        Thread thread = new Thread(work, "value");
        thread.setDaemon(true);
        thread.start();
        try {
            return work.get(MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            work.cancel(true);
            return "(its text takes longer than " + MILLISECONDS + " ms)";
        } catch (ExecutionException e) {
            return "(its text fails with " + e.getCause().getClass().getSimpleName() + ")";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static String text(Object value) {
        if (value instanceof CharSequence text) {
            return '"' + text.subSequence(0, Math.min(text.length(), LONGEST)).toString() + '"';
        }
        if (value instanceof Collection<?> elements) {
            return elements.size() + " elements: " + first(elements.iterator());
        }
        if (value instanceof Map<?, ?> map) {
            return map.size() + " entries: " + first(map.entrySet().iterator());
        }
        if (value != null && value.getClass().isArray()) {
            int length = Array.getLength(value);
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < Math.min(length, MOST_ELEMENTS + 1); i++) {
                elements.add(Array.get(value, i));
            }
            return length + " elements: " + first(elements.iterator());
        }
        return String.valueOf(value);
    }

    private static String first(Iterator<?> elements) {
        var text = new StringBuilder("[");
        for (int i = 0; i < MOST_ELEMENTS && elements.hasNext(); i++) {
            text.append(i == 0 ? "" : ", ").append(shortened(String.valueOf(elements.next())));
        }
        return text.append(elements.hasNext() ? ", …]" : "]").toString();
    }

    private static String shortened(String text) {
        String line = text.strip().lines().limit(LONGEST).map(String::strip).reduce((a, b) -> a + " " + b).orElse("");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
