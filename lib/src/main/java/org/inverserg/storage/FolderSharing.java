package org.inverserg.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.inverserg.parallel.Engine;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;
import org.inverserg.parallel.Sharing;

/**
 * Makes engines for folders, with what the environment says of this process.
 *
 * @hidden
 */
@Internal
public final class FolderSharing implements Sharing {

    /** For the loader of services. */
    public FolderSharing() {
    }

    @Override
    public Engine in(Path folder) {
        Path whole = Require.given(folder, "a folder to share").toAbsolutePath();
        try {
            Files.createDirectories(whole);
            Files.delete(Files.createTempFile(whole, "can-be-written-", ".tmp"));
        } catch (IOException e) {
            throw new IllegalArgumentException("a folder to share must be one that can be made and written in, got " + whole + " ("
                    + e.getClass().getSimpleName() + "); name another folder, or give yourself the right to write there", e);
        }
        return new FolderEngine(whole, Place.of(System.getenv()), Stopping.of(System.getenv(), Instant.now()));
    }
}
