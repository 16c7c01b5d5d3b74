package org.inverserg.environment.assistance;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * What a statement declares. By the compiler's parser alone, which takes a millisecond: JShell would look for the types as well.
 *
 * @param kind what it declares
 * @param names the names; of an import its full name
 */
record Declarations(Kind kind, List<String> names) {

    /** The kinds of statements. */
    enum Kind { VARIABLES, METHOD, TYPE, IMPORT, STATIC_IMPORT, NONE }

    private static final Declarations NOTHING = new Declarations(Kind.NONE, List.of());
    private static final Pattern IMPORT = Pattern.compile("\\s*import\\s+(static\\s+)?([\\p{L}\\w$.]+(?:\\.\\*)?)\\s*;\\s*");
    /** A call, an assignment and the like need no parser. */
    private static final Pattern EXPRESSION = Pattern.compile("\\s*(?:(?:if|for|while|do|try|return|throw|switch|new)\\b"
            + "|[\\p{L}\\w$.]+\\s*(?:[(]|[-+*/%&|^]?=(?!=)|\\+\\+|--)|[(!\"+-])(?s:.*)");
    /** The type {@code var} is no type of a field, which does not matter here. */
    private static final Set<String> HARMLESS = Set.of("compiler.err.restricted.type.not.allowed.here",
            "compiler.err.var.not.allowed.here");

    /** One variable and no comma, which might part it from another. */
    private static final Pattern VARIABLE = Pattern.compile("\\s*(?:(?:public|protected|private|static|final)\\s+)*"
            + "(?!(?:import|package|class|record|enum|interface|return|throw|assert|yield|else|new)\\b)"
            + "[\\p{L}\\w$.]+(?:<[^=;(){}]*>)?(?:\\[])*\\s+([\\p{L}_$][\\p{L}\\w$]*)\\s*[=;][^,]*");
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    private static final JavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);

    static Declarations of(String statement) {
        Matcher variable = VARIABLE.matcher(statement);
        if (variable.matches()) {
            return new Declarations(Kind.VARIABLES, List.of(variable.group(1)));
        }
        Matcher imported = IMPORT.matcher(statement);
        if (imported.matches()) {
            return new Declarations(imported.group(1) == null ? Kind.IMPORT : Kind.STATIC_IMPORT, List.of(imported.group(2)));
        }
        return EXPRESSION.matcher(statement).matches() ? NOTHING : parsed(statement);
    }

    private static Declarations parsed(String statement) {
        var file = new SimpleJavaFileObject(URI.create("string:///$.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return "class $ { " + statement + "\n}";
            }
        };
        var wrong = new AtomicBoolean();
        var task = (JavacTask) COMPILER.getTask(null, FILES, problem -> {
            if (problem.getKind() == Diagnostic.Kind.ERROR && !HARMLESS.contains(problem.getCode())) {
                wrong.set(true);
            }
        }, List.of("-proc:none"), null, List.of(file));
        try {
            List<? extends Tree> members = ((ClassTree) task.parse().iterator().next().getTypeDecls().get(0)).getMembers();
            return wrong.get() || members.isEmpty() ? NOTHING : of(members);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Declarations of(List<? extends Tree> members) {
        Tree first = members.get(0);
        if (first instanceof MethodTree method) {
            return new Declarations(Kind.METHOD, List.of(method.getName().toString()));
        }
        if (first instanceof ClassTree type) {
            return new Declarations(Kind.TYPE, List.of(type.getSimpleName().toString()));
        }
        return !(first instanceof VariableTree) ? NOTHING : new Declarations(Kind.VARIABLES, members.stream()
                .filter(VariableTree.class::isInstance).map(member -> ((VariableTree) member).getName().toString()).toList());
    }
}
