package org.inverserg.parallel;

import java.nio.file.Path;
import java.util.ServiceLoader;

/**
 * Makes the engine of processes that share a folder. It keeps files, and so lives in a room below this one, where {@link ServiceLoader} finds it.
 *
 * @hidden
 */
@Internal
public interface Sharing {

    /**
     * @throws IllegalArgumentException if it is not a folder that can be made and written in
     */
    Engine in(Path folder);

    /** The one that the library has. */
    static Sharing ofLibrary() {
        return ServiceLoader.load(Sharing.class, Sharing.class.getClassLoader()).findFirst()
                .orElseThrow(() -> new IllegalStateException("the jar of the library lacks the file META-INF/services/" + Sharing.class.getName()
                        + "; build it with that file"));
    }
}
