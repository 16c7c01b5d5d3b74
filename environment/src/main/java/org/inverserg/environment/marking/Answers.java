package org.inverserg.environment.marking;

import java.util.Map;

/** Where the checks of a teacher find the answers of the student who is judged. */
public final class Answers {

    private static volatile Map<String, Object> current = Map.of();

    private Answers() {
    }

    /** The answer to a check, or null. */
    public static Object of(String key) {
        return current.get(key);
    }

    static void are(Map<String, Object> answers) {
        current = answers;
    }
}
