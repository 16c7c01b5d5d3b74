package org.inverserg.environment.assistance;

import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.inverserg.environment.syntax.MagicScanner;

/**
 * Helps while a person types: completes names, describes what stands at the cursor, and says whether a cell is whole. Runs nothing
 * and defines nothing. Places in the code count in characters as Jupyter does, so an emoji is one.
 */
public final class CodeAssistant {

    /** Whether code can run as it stands. */
    public enum Completeness { COMPLETE, INCOMPLETE, INVALID }

    private static final Pattern MAGIC_NAME = Pattern.compile("(?m)^\\s*(?:[^\"\\n]*\\w\\s*=\\s*)?%{1,2}(\\w*)$");

    private final SourceCodeAnalysis analysis;
    private final Collection<String> magics;
    private final Completions completions;
    private final Descriptions descriptions;

    /**
     * Helps with code for one session.
     *
     * @param magics the names of the magics there are
     * @param values shows what a variable of the session holds; empty if there is none of that name
     */
    public CodeAssistant(SourceCodeAnalysis analysis, Collection<String> magics, Function<String, String> values) {
        this.analysis = analysis;
        this.magics = magics;
        this.completions = new Completions(analysis);
        this.descriptions = new Descriptions(analysis, values);
    }

    /** What could stand at {@code cursor}, or null if nothing could; what fits the expected type comes first. */
    public ReplacementOptions complete(String code, int cursor) {
        int at = offset(code, cursor);
        Matcher magic = MAGIC_NAME.matcher(code.substring(0, at));
        if (magic.find()) {
            List<String> names = magics.stream().filter(name -> name.startsWith(magic.group(1))).toList();
            return names.isEmpty() ? null : new ReplacementOptions(names, position(code, magic.start(1)), position(code, at));
        }
        if (!MagicScanner.isCode(code, at)) {
            return null;
        }
        Completions.Found found = completions.at(CellContext.at(analysis, code, at));
        return found.names().isEmpty() ? null
                : new ReplacementOptions(found.names(), position(code, at - found.replaced()), position(code, at));
    }

    /** Signature and Javadoc of what stands at {@code cursor}; empty if there is nothing to say. */
    public String describe(String code, int cursor) {
        int at = offset(code, cursor);
        if (!MagicScanner.isCode(code, at)) {
            return "";
        }
        int nameEnd = at;
        while (nameEnd < code.length() && Character.isJavaIdentifierPart(code.codePointAt(nameEnd))) {
            nameEnd = code.offsetByCodePoints(nameEnd, 1);
        }
        boolean call = code.substring(nameEnd).stripLeading().startsWith("(");
        return descriptions.of(CellContext.at(analysis, code, nameEnd), call);
    }

    /** Whether {@code code} can run as it stands. */
    public Completeness completeness(String code) {
        String rest = CellContext.withoutMagics(analysis, code);
        while (true) {
            CompletionInfo info = analysis.analyzeCompletion(rest);
            switch (info.completeness()) {
                case COMPLETE, COMPLETE_WITH_SEMI -> rest = info.remaining();
                case EMPTY -> {
                    return Completeness.COMPLETE;
                }
                case UNKNOWN -> {
                    return Completeness.INVALID;
                }
                default -> {
                    return Completeness.INCOMPLETE;
                }
            }
        }
    }

    /** Java counts UTF-16 units; a cursor outside of the code is at its end. */
    private static int offset(String code, int position) {
        int last = code.codePointCount(0, code.length());
        return code.offsetByCodePoints(0, Math.max(0, Math.min(position, last)));
    }

    private static int position(String code, int offset) {
        return code.codePointCount(0, offset);
    }
}
