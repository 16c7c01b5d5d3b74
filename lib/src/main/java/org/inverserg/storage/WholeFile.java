package org.inverserg.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Instant;
import java.util.UUID;
import org.inverserg.parallel.CancelledException;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;

/**
 * Files that are there as a whole or not at all: written aside, in the same folder under a name that nobody else has, and then put into place in
 * one step. Who reads meanwhile sees the file that was there before; a full disk or a program that is killed leaves that file as it is.
 *
 * <p>A link in the place of the file is replaced, as by every renaming; what it names is left alone. What is neither a file nor a link (a folder, a
 * pipe, a device) is neither replaced nor read.
 *
 * <p>Who writes holds a lock on what it writes. So what a killed program has left can be told, and is removed when the next file is written there.
 *
 * @hidden
 */
@Internal
public final class WholeFile {

    private static final String PREFIX = ".inverserg-";
    private static final String SUFFIX = ".part";

    private WholeFile() {
    }

    /** Writes all that a file shall hold. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes a file in a folder that is there.
     *
     * @throws IllegalArgumentException if something is missing
     * @throws IOException              if it cannot be written, or if its place is taken by something that is not a file
     * @throws CancelledException       if the thread is interrupted
     */
    public static void write(Path file, Content content) throws IOException {
        Require.given(content, "the content of a file");
        Path place = Require.given(file, "the name of a file").toAbsolutePath();
        requireReplaceable(place);
        Path folder = place.getParent();
        removeLeftovers(folder);
        Aside aside = Aside.in(folder);
        try (FileChannel channel = aside.channel()) {
            content.writeTo(Channels.newOutputStream(channel));
            keepPermissions(place, aside.file());
            move(aside.file(), place);
        } catch (ClosedByInterruptException e) {
            throw new CancelledException("writing " + file);
        } finally {
            Files.deleteIfExists(aside.file());
        }
    }

    /**
     * The same for a result of a user's: a folder that does not exist is made.
     *
     * @param what what is written, for messages
     * @return {@code file}
     * @throws UncheckedIOException if it cannot be written
     */
    public static Path save(Path file, String what, Content content) {
        Require.given(file, "the name of a file");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            write(file, content);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(what + " could not be written to " + file + " (" + e + "); choose another folder", e);
        }
    }

    /** @throws IllegalArgumentException if no file can be called so */
    public static Path path(String name) {
        try {
            return Path.of(Require.given(name, "the name of a file"));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("the name of a file must be one that the system allows, got \"" + name + "\"; " + e.getReason(), e);
        }
    }

    /** A file that is being written, locked where the folder knows locks; where it does not, nothing is removed either. */
    private record Aside(Path file, FileChannel channel) {

        static Aside in(Path folder) throws IOException {
            while (true) {
                Path file = folder.resolve(PREFIX + Self.NAME + "-" + UUID.randomUUID() + SUFFIX);
                FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                if (isLocked(channel) && Files.exists(file)) {
                    return new Aside(file, channel);
                }
                channel.close(); // another program was faster with its lock and takes the new file for a leftover
            }
        }

        private static boolean isLocked(FileChannel channel) {
            try {
                return channel.tryLock() != null;
            } catch (IOException | UnsupportedOperationException e) {
                return true;
            }
        }
    }

    /**
     * Opens a file.
     *
     * @throws IllegalArgumentException if it is missing
     * @throws IOException              if it cannot be read, or is not a file: a pipe would be waited for without end
     */
    public static InputStream read(Path file) throws IOException {
        if (Files.exists(Require.given(file, "the name of a file")) && !Files.isRegularFile(file)) {
            throw new IOException("it is " + kind(file) + " and not a file");
        }
        return Files.newInputStream(file);
    }

    private static void requireReplaceable(Path place) throws IOException {
        if (place.getFileName() == null || Files.exists(place, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(place)
                && !Files.isRegularFile(place)) {
            throw new IOException("its place is taken by " + kind(place) + ", which is not replaced");
        }
    }

    private static String kind(Path file) {
        return Files.isDirectory(file) ? "a folder" : "a pipe or a device";
    }

    /** What nobody holds a lock on. Own files are left alone: a lock of this program would end with the second channel to its file. */
    private static void removeLeftovers(Path folder) throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (Path part : parts) {
                boolean own = part.getFileName().toString().startsWith(PREFIX + Self.NAME);
                if (!own && Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)) {
                    removeUnlocked(part);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static void removeUnlocked(Path part) {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (channel.tryLock() != null) {
                Files.deleteIfExists(part);
            }
        } catch (IOException | UnsupportedOperationException | OverlappingFileLockException e) {
            return; // somebody else's, who may not want it to be touched
        }
    }

    /** This program among all that ever ran, also where their numbers come again. Asked of the system once: that takes longer than a small file. */
    private static final class Self {

        private static final String NAME = name(ProcessHandle.current());

        private static String name(ProcessHandle self) {
            return self.pid() + "-" + self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        }
    }

    /** A file that only its owner may read stays so. */
    private static void keepPermissions(Path place, Path aside) throws IOException {
        if (Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS) && Files.getFileStore(place).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(aside, Files.getPosixFilePermissions(place));
        }
    }

    private static void move(Path aside, Path place) throws IOException {
        try {
            Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(aside, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
