package org.inverserg.environment.marking;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A statement of a cell of checks, as the compiler's parser reads it.
 *
 * @param code           its text
 * @param line           the line in the cell at which it begins, from 1
 * @param speaksOfChecks whether it names {@code Check}; what does not is to be run by who wants to know an answer
 * @param sentences      the checks in it
 */
record CheckStatement(String code, long line, boolean speaksOfChecks, List<Sentence> sentences) {

    /**
     * A check from {@code Check.that(name, yours)} to {@code points(n)}.
     *
     * @param before {@code Check.that(name,}
     * @param answer what is asked for
     * @param after  the rest
     * @param points n
     * @param line   the line in the cell at which it begins, from 1
     */
    record Sentence(String before, String answer, String after, int points, long line) {
    }

    /** A cell stands in a method, in one line with its beginning, so that lines are counted as in the cell. */
    private static final String BEFORE = "class Cell { void run() throws Throwable { ";
    /** Its last expression needs no semicolon; its last line may be a comment. */
    private static final String AFTER = "\n; } }";

    /**
     * The statements of a cell.
     *
     * @throws IllegalArgumentException if they are no statements, or a check in them is not whole
     */
    static List<CheckStatement> of(String cell) {
        var source = new SimpleJavaFileObject(URI.create("string:///Cell.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return BEFORE + cell + AFTER;
            }
        };
        var problems = new DiagnosticCollector<JavaFileObject>();
        var task = (JavacTask) ToolProvider.getSystemJavaCompiler().getTask(null, null, problems, List.of("-proc:none"), null, List.of(source));
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            for (Diagnostic<?> problem : problems.getDiagnostics()) {
                if (problem.getKind() == Diagnostic.Kind.ERROR) {
                    throw new IllegalArgumentException("a cell of checks must hold statements and expressions, got in line " + problem.getLineNumber()
                            + ": " + problem.getMessage(Locale.ROOT) + "; declare methods and imports in a cell before it");
                }
            }
            return new Reader(unit, Trees.instance(task).getSourcePositions(), BEFORE + cell + AFTER).statements();
        } catch (IOException e) {
            throw new UncheckedIOException("the text of a cell could not be read", e);
        }
    }

    /** Reads one parsed cell. */
    private record Reader(CompilationUnitTree unit, SourcePositions positions, String text) {

        List<CheckStatement> statements() {
            var type = (ClassTree) unit.getTypeDecls().get(0);
            if (unit.getTypeDecls().size() != 1 || type.getMembers().size() != 1) {
                throw new IllegalArgumentException("a cell of checks must have no more closing brackets than opening ones, got one too many;"
                        + " remove it");
            }
            var body = ((MethodTree) type.getMembers().get(0)).getBody();
            return body.getStatements().stream().filter(statement -> !(statement instanceof EmptyStatementTree)).map(this::statement).toList();
        }

        private CheckStatement statement(StatementTree statement) {
            var finder = new Finder(this);
            finder.scan(TreePath.getPath(unit, statement), null);
            return new CheckStatement(textOf(statement), lineOf(statement), finder.speaksOfChecks, finder.sentences);
        }

        Sentence sentence(MethodInvocationTree that, MethodInvocationTree end) {
            Tree answer = that.getArguments().get(1);
            String method = end.getMethodSelect() instanceof MemberSelectTree select ? select.getIdentifier().toString() : "";
            boolean whole = method.equals("points") && end.getArguments().size() == 1 && end.getArguments().get(0) instanceof LiteralTree literal
                    && literal.getValue() instanceof Integer;
            if (!whole) {
                throw new IllegalArgumentException("a check must end with points(n) and n a number, got " + textOf(end) + "; give it points");
            }
            return new Sentence(text.substring(start(end), start(answer)), textOf(answer), text.substring(end(answer), end(end)),
                    (Integer) ((LiteralTree) end.getArguments().get(0)).getValue(), lineOf(end));
        }

        private String textOf(Tree tree) {
            return text.substring(start(tree), Math.min(end(tree), text.length() - AFTER.length()));
        }

        private long lineOf(Tree tree) {
            return unit.getLineMap().getLineNumber(start(tree));
        }

        private int start(Tree tree) {
            return (int) positions.getStartPosition(unit, tree);
        }

        private int end(Tree tree) {
            return (int) positions.getEndPosition(unit, tree);
        }
    }

    /** Finds the checks within a statement. */
    private static final class Finder extends TreePathScanner<Void, Void> {

        private final Reader reader;
        private final List<Sentence> sentences = new ArrayList<>();
        private boolean speaksOfChecks;

        Finder(Reader reader) {
            this.reader = reader;
        }

        @Override
        public Void visitIdentifier(IdentifierTree identifier, Void nothing) {
            speaksOfChecks |= identifier.getName().contentEquals("Check");
            return super.visitIdentifier(identifier, null);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            boolean that = call.getMethodSelect() instanceof MemberSelectTree select && select.getIdentifier().contentEquals("that")
                    && isCheck(select.getExpression()) && call.getArguments().size() == 2;
            if (that) {
                speaksOfChecks = true;
                sentences.add(reader.sentence(call, end(getCurrentPath())));
            }
            return super.visitMethodInvocation(call, null);
        }

        private static boolean isCheck(ExpressionTree tree) {
            return tree.toString().equals("Check") || tree.toString().endsWith(".checking.Check");
        }

        /** The last call of the chain that begins with {@code call}. */
        private static MethodInvocationTree end(TreePath call) {
            TreePath next = call.getParentPath();
            boolean goesOn = next.getLeaf() instanceof MemberSelectTree && next.getParentPath().getLeaf() instanceof MethodInvocationTree longer
                    && longer.getMethodSelect() == next.getLeaf();
            return goesOn ? end(next.getParentPath()) : (MethodInvocationTree) call.getLeaf();
        }
    }
}
