package org.inverserg.environment.assistance;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Javadoc comment as plain text, for a window that shows no markup. */
final class JavadocText {

    // One inline tag with nothing to resolve within it: {@link Spins#block() coarse}.
    private static final Pattern INLINE = Pattern.compile("\\{@(\\w+)\\s*([^{}]*)}");
    private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^\\s*@(\\w+)\\s+");

    private JavadocText() {
    }

    static String of(String comment) {
        String text = inline(comment);
        text = text.replaceAll("(?i)\\s*<p>\\s*", "\n\n").replaceAll("(?i)<li>\\s*", "\n  - ")
                .replaceAll("(?i)</?(pre|ul|ol|dl|blockquote|table|tr)[^>]*>", "\n").replaceAll("</?[a-zA-Z][^<>]*>", "");
        text = entities(text);
        text = blockTags(text);
        return text.lines().map(line -> line.replaceFirst("^ (?! )", "").stripTrailing()).reduce((a, b) -> a + "\n" + b).orElse("")
                .replaceAll("\n{3,}", "\n\n").strip();
    }

    private static String inline(String comment) {
        String text = comment;
        Matcher tag = INLINE.matcher(text);
        while (tag.find()) {
            text = text.substring(0, tag.start()) + shown(tag.group(1), tag.group(2).strip()) + text.substring(tag.end());
            tag = INLINE.matcher(text);
        }
        return text;
    }

    private static String shown(String tag, String content) {
        return switch (tag) {
            case "link", "linkplain", "value" -> {
                String label = content.replaceFirst("^[^\\s(]+(\\([^)]*\\))?\\s+", "");
                yield label.replaceFirst("^#", "").replace('#', '.');
            }
            // The next steps must not take a < of code for markup.
            case "code", "literal", "snippet" -> content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
            case "inheritDoc" -> "";
            default -> content;
        };
    }

    private static String entities(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&nbsp;", " ").replace("&amp;", "&");
    }

    /** What follows a tag such as param becomes a line of its own below the heading of its kind. */
    private static String blockTags(String text) {
        Matcher tag = BLOCK_TAG.matcher(text);
        var shown = new StringBuilder();
        boolean first = true;
        while (tag.find()) {
            String heading = switch (tag.group(1)) {
                case "param" -> "parameter ";
                case "return" -> "returns ";
                case "throws", "exception" -> "throws ";
                default -> tag.group(1) + " ";
            };
            tag.appendReplacement(shown, Matcher.quoteReplacement((first ? "\n" : "") + heading));
            first = false;
        }
        tag.appendTail(shown);
        return shown.toString();
    }
}
