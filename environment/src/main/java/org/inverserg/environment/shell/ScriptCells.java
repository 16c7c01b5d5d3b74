package org.inverserg.environment.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.inverserg.environment.session.CellCode;
import org.inverserg.environment.syntax.MagicScanner;

/**
 * A script as the cells it was made of. {@code jupyter nbconvert --to script} writes the cells of a notebook one below the other with an
 * empty line between, and a cell may end with an expression that has no semicolon, or begin with {@code %%name}.
 */
final class ScriptCells {

    private static final Pattern CELL_MAGIC = Pattern.compile("%%\\p{L}.*");
    /** A line that goes on with the statement before an empty line. */
    private static final Pattern CONTINUES = Pattern.compile("\\s*(?!%\\p{L}|%%)[.)\\]}+*/%&|^?:=<>,-].*");
    private static final String UNFINISHED = "+-*/%&|^?:=<>,.(";

    private final String name;
    private final List<String> lines;
    private final List<CellCode> cells = new ArrayList<>();
    private final StringBuilder code = new StringBuilder();
    private int start;

    private ScriptCells(String name, String text) {
        this.name = name;
        this.lines = text.lines().toList();
    }

    /** The cells, in which the numbers of the lines are those of the script. */
    static List<CellCode> of(String name, String text) {
        var script = new ScriptCells(name, text);
        int line = 0;
        while (line < script.lines.size()) {
            line = script.take(line);
        }
        script.end(script.lines.size());
        return script.cells;
    }

    /** Takes one line, or a whole cell that begins with a magic of its own; returns the number of the next line. */
    private int take(int line) {
        String text = lines.get(line);
        if (CELL_MAGIC.matcher(text).matches() && MagicScanner.openStatement(code.toString(), 0, code.length()) != -2) {
            end(line);
            int last = magicEnd(line);
            lines.subList(line, last).forEach(part -> code.append(part).append('\n'));
            end(last);
            return last;
        }
        if (text.isBlank()) {
            endStatement(line);
        }
        code.append(text).append('\n');
        return line + 1;
    }

    /** A cell with a magic goes on to the next empty line; one of XML, as README files print it, beyond that. */
    private int magicEnd(int line) {
        int last = line + 1;
        while (last < lines.size() && (!lines.get(last).isBlank() || nextText(last).strip().startsWith("<"))) {
            last++;
        }
        return last;
    }

    /** An expression that ends its cell has no semicolon. */
    private void endStatement(int line) {
        int end = MagicScanner.openStatement(code.toString(), 0, code.length());
        boolean open = end > 0 && UNFINISHED.indexOf(code.charAt(end - 1)) < 0 && !CONTINUES.matcher(nextText(line)).matches();
        if (open) {
            code.insert(end, ';');
        }
    }

    /** The next line that is not empty. */
    private String nextText(int line) {
        return lines.stream().skip(line).filter(text -> !text.isBlank()).findFirst().orElse("");
    }

    /** The cell ends before {@code line}. */
    private void end(int line) {
        if (!code.toString().isBlank()) {
            cells.add(new CellCode(name, "\n".repeat(start) + code));
        }
        code.setLength(0);
        start = line;
    }
}
