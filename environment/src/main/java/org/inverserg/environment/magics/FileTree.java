package org.inverserg.environment.magics;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What lies in a folder and in those within it; a folder that may not be read counts as empty. */
final class FileTree extends SimpleFileVisitor<Path> {

    private final int most;
    private final List<Path> found = new ArrayList<>();

    private FileTree(int most) {
        this.most = most;
    }

    /**
     * The files and folders in {@code folder}.
     *
     * @param purpose what they are wanted for, to go on after "too many to"
     * @throws IOException if there are more than {@code most}; nothing has been read beyond them
     */
    static List<Path> of(Path folder, int depth, int most, String purpose) throws IOException {
        var tree = new FileTree(most);
        Files.walkFileTree(folder, Set.of(), depth, tree);
        if (tree.found.size() > most) {
            throw new IOException("below " + folder + " lie more than " + most + " files, too many to " + purpose
                    + "; give a folder of your own project, for example target/classes or lib/*.jar");
        }
        return tree.found;
    }

    private FileVisitResult add(Path path) {
        found.add(path);
        return found.size() > most ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return add(folder);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        return add(file);
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
        return FileVisitResult.CONTINUE;
    }
}
