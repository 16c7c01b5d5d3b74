package org.inverserg.environment.assistance;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The comments in the library's source code, which lies on the class path below {@value #FOLDER}. JShell itself looks for
 * sources in the JDK only.
 */
final class LibrarySources {

    private static final String FOLDER = "/sources/org/inverserg";

    /** The texts of the source files by the name of their class; two packages may have a class of one name. */
    private Map<String, List<String>> files;

    /** The Javadoc comment of what {@code signature} describes, if it is in the library. */
    Optional<String> comment(Signature signature) {
        return files().getOrDefault(signature.topLevelType(), List.of()).stream()
                .map(source -> new Search(signature).in(source))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private synchronized Map<String, List<String>> files() {
        if (files == null) {
            files = read();
        }
        return files;
    }

    private static Map<String, List<String>> read() {
        URL folder = LibrarySources.class.getResource(FOLDER);
        if (folder == null) {
            return Map.of();
        }
        try {
            URI uri = folder.toURI();
            if (!uri.getScheme().equals("jar")) {
                return read(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return read(jar.getPath(FOLDER));
            }
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("the sources of the library on the class path could not be read", e);
        }
    }

    private static Map<String, List<String>> read(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .collect(Collectors.groupingBy(file -> file.getFileName().toString().replace(".java", ""),
                            Collectors.mapping(LibrarySources::text, Collectors.toList())));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Looks through one source file for what a signature describes. */
    private static final class Search extends TreePathScanner<Void, Void> {

        private final Signature wanted;
        private final List<String> types = new ArrayList<>();
        private DocTrees comments;
        private String found;

        Search(Signature wanted) {
            this.wanted = wanted;
        }

        String in(String source) {
            var file = new SimpleJavaFileObject(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return source;
                }
            };
            JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                    .getTask(null, null, problem -> { }, List.of("-proc:none"), null, List.of(file));
            comments = DocTrees.instance(task);
            try {
                for (CompilationUnitTree unit : task.parse()) {
                    scan(new TreePath(unit), null);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return found;
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            types.add(type.getSimpleName().toString());
            consider(wanted.isType(types));
            super.visitClass(type, null);
            types.remove(types.size() - 1);
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            List<String> parameters = method.getParameters().stream().map(VariableTree::getType).map(Tree::toString).toList();
            consider(wanted.isMethod(types, method.getName().toString(), parameters));
            return null;
        }

        @Override
        public Void visitVariable(VariableTree field, Void unused) {
            consider(wanted.isField(types, field.getName().toString()));
            return null;
        }

        private void consider(boolean matches) {
            if (matches && found == null) {
                found = comments.getDocComment(getCurrentPath());
            }
        }
    }
}
