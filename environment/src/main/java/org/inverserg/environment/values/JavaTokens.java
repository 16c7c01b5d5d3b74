package org.inverserg.environment.values;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.lang.model.SourceVersion;

/** The words and signs of a piece of Java without comments and space, and what can be read off them without a compiler. */
public final class JavaTokens {

    private static final Pattern TOKEN = Pattern.compile("(?s)(?<none>\\s+|//[^\n]*|/\\*.*?(?:\\*/|$))"
            + "|[\\p{L}\\p{Nl}_$][\\p{L}\\p{Nl}\\p{N}\\p{M}_$]*+|\\.?\\d[\\w.]*+|->|::|.");
    private static final String TEXT_BLOCK = "\"\"\"";
    private static final Set<String> BEFORE_STATEMENT = Set.of(";", "{", "}", ")", "->", "else", "do");
    private static final Set<String> OPENING = Set.of("(", "[", "{");
    private static final Set<String> CLOSING = Set.of(")", "]", "}");
    private static final Set<String> TYPE_WORDS = Set.of("class", "interface", "record", "enum");
    private static final Set<String> TYPE_KEYWORDS = Set.of("int", "long", "double", "float", "boolean", "char", "byte", "short", "void");

    private final List<String> tokens = new ArrayList<>();

    private JavaTokens(String code) {
        Matcher token = TOKEN.matcher(code);
        int at = 0;
        while (at < code.length()) {
            int end = quotedEnd(code, at);
            if (end == at) {
                token.region(at, code.length()).lookingAt();
                end = token.end();
            }
            if (end > at && (code.charAt(at) == '"' || code.charAt(at) == '\'' || token.group("none") == null)) {
                tokens.add(code.substring(at, end));
            }
            at = end;
        }
    }

    /** The offset behind the text or character that begins at {@code at}; {@code at} itself if none begins there. */
    private static int quotedEnd(String code, int at) {
        if (code.charAt(at) != '"' && code.charAt(at) != '\'') {
            return at;
        }
        String quotes = code.startsWith(TEXT_BLOCK, at) ? TEXT_BLOCK : code.substring(at, at + 1);
        int i = at + quotes.length();
        while (i < code.length() && !code.startsWith(quotes, i) && (quotes.equals(TEXT_BLOCK) || code.charAt(i) != '\n')) {
            i += code.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(code.length(), code.startsWith(quotes, i) ? i + quotes.length() : i);
    }

    /** The tokens of {@code code}. */
    public static JavaTokens of(String code) {
        return new JavaTokens(code);
    }

    /** The code without comments and with nothing but single spaces: the same for code that means the same. */
    String text() {
        return String.join(" ", tokens);
    }

    /** Whether the code ends with a semicolon. */
    public boolean endsWithSemicolon() {
        return !tokens.isEmpty() && at(tokens.size() - 1).equals(";");
    }

    /** The name of the first class, interface, record or enum that the code declares; empty if it declares none. */
    String declaredType() {
        return IntStream.range(1, tokens.size()).filter(i -> isName(at(i)) && TYPE_WORDS.contains(at(i - 1)))
                .mapToObj(this::at).findFirst().orElse("");
    }

    /** How many brackets are open at most at one place. */
    public int depth() {
        int depth = 0;
        int most = 0;
        for (String token : tokens) {
            depth += OPENING.contains(token) ? 1 : CLOSING.contains(token) ? -1 : 0;
            most = Math.max(most, depth);
        }
        return most;
    }

    /** The names that the code uses and does not declare itself; those of methods end in {@code ()}. */
    Set<String> uses() {
        Set<String> own = names(this::declaresLocally);
        Set<String> used = new LinkedHashSet<>(names(i -> !at(i - 1).equals(".") && !at(i - 1).equals("::") && !isMethodName(i)));
        used.removeAll(own);
        IntStream.range(0, tokens.size())
                .filter(i -> isName(at(i)) && isMethodName(i) && !at(i - 1).equals(".") && !declares(i))
                .forEach(i -> used.add(at(i - 1).equals("new") ? at(i) : at(i) + "()"));
        return used;
    }

    /** The names on which a statement calls a method and takes no notice of a result: what they stand for may be another thing then. */
    Set<String> changes() {
        boolean whole = endsWithSemicolon() || !tokens.isEmpty() && at(tokens.size() - 1).equals("}");
        return whole ? names(i -> at(i + 1).equals(".") && (i == 0 || BEFORE_STATEMENT.contains(at(i - 1)))) : Set.of();
    }

    private Set<String> names(Predicate<Integer> wanted) {
        Set<String> names = new LinkedHashSet<>();
        IntStream.range(0, tokens.size()).filter(i -> isName(at(i)) && wanted.test(i)).forEach(i -> names.add(at(i)));
        return names;
    }

    private boolean isMethodName(int i) {
        return at(i + 1).equals("(");
    }

    private boolean declaresLocally(int i) {
        return !isMethodName(i) && (declares(i) || at(i + 1).equals("->") || isParameterOfLambda(i));
    }

    /** Whether a type stands before the name. */
    private boolean declares(int i) {
        String before = at(i - 1);
        return isName(before) || TYPE_KEYWORDS.contains(before) || before.equals("]")
                || before.equals(">") && (at(i + 1).equals("=") || at(i + 1).equals(":") || isMethodName(i));
    }

    private boolean isParameterOfLambda(int i) {
        int end = i + 1;
        while (at(end).equals(",") && isName(at(end + 1))) {
            end += 2;
        }
        return at(end).equals(")") && at(end + 1).equals("->");
    }

    private static boolean isName(String token) {
        return SourceVersion.isIdentifier(token) && !SourceVersion.isKeyword(token);
    }

    private String at(int index) {
        return index < 0 || index >= tokens.size() ? "" : tokens.get(index);
    }
}
