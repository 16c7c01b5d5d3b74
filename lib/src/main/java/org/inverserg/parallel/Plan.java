package org.inverserg.parallel;

import java.util.Map;

/** Work that is laid out and not yet done. Immutable: an option returns a new plan, and a last call does the work. */
public interface Plan {

    /** What the plan says, for people: names and values, in the order in which they are to be shown. */
    Map<String, String> settings();
}
