package org.inverserg.environment.values;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** What a class does once, when it is loaded: its static fields with their first values, static blocks, constants of enums. */
final class StaticPart {

    private StaticPart() {
    }

    /** The text of the static part of the class or classes in {@code source}, without the space and comments in it. */
    static String of(String source) {
        var text = new StringBuilder();
        var file = new SimpleJavaFileObject(URI.create("string:///Snippet.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        var task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, problem -> { }, List.of("-proc:none"), null, List.of(file));
        try {
            task.parse().forEach(unit -> unit.accept(new Members(), text));
        } catch (IOException e) {
            throw new UncheckedIOException("source in memory could not be read", e);
        }
        return text.toString();
    }

    private static final class Members extends TreeScanner<Void, StringBuilder> {

        @Override
        public Void visitClass(ClassTree type, StringBuilder text) {
            boolean constants = type.getKind() == Tree.Kind.INTERFACE || type.getKind() == Tree.Kind.ANNOTATION_TYPE;
            for (Tree member : type.getMembers()) {
                boolean once = member instanceof VariableTree field
                        && (constants || field.getModifiers().getFlags().contains(Modifier.STATIC))
                        || member instanceof BlockTree block && block.isStatic();
                if (once) {
                    text.append(type.getSimpleName()).append(": ").append(member).append('\n');
                }
            }
            return super.visitClass(type, text);
        }
    }
}
