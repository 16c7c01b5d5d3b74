package org.inverserg.drawing;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;

/**
 * Text in pictures, drawn as shapes: a file may be read where its font is not, or has no exponents.
 *
 * @hidden
 */
@Internal
public final class Text {

    private static final Pattern MOVED = Pattern.compile("([\\^_])(?:\\{([^{}]*)}|([\\p{L}\\p{N}]))");
    private static final String HIGH = "0123456789.+-−=()/nabcdefghijklmoprstuvwxyzβγδθνφχ";
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹˙⁺⁻⁻⁼⁽⁾ᐟⁿᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵝᵞᵟᶿᵛᵠᵡ";
    private static final String LOW = "0123456789+-−=()aehijklmnoprstuvxβγρφχ";
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ";

    private Text() {
    }

    /**
     * With superscripts and subscripts of one level as such: {@code χ L^{-γ/ν}} becomes χ L⁻ᵞᐟᵛ, {@code ξ_2} becomes ξ₂. What has no such form stays as it
     * is written.
     */
    public static String raised(String text) {
        return MOVED.matcher(Require.given(text, "a text")).replaceAll(found -> {
            boolean high = found.group(1).equals("^");
            String plain = high ? HIGH : LOW;
            String moved = found.group(2) == null ? found.group(3) : found.group(2);
            boolean all = !moved.isEmpty() && moved.chars().allMatch(c -> plain.indexOf(c) >= 0);
            return Matcher.quoteReplacement(all ? moved.chars().mapToObj(c -> String.valueOf((high ? RAISED : LOWERED).charAt(plain.indexOf(c))))
                    .collect(Collectors.joining()) : found.group());
        });
    }

    /** From {@code x} on, on the base line {@code y}, in the font that is set. */
    public static void write(Graphics2D graphics, String text, double x, double y) {
        Require.given(text, "a text");
        Require.given(graphics, "what the text is written on").fill(graphics.getFont().createGlyphVector(graphics.getFontRenderContext(), text).getOutline((float) x, (float) y));
    }

    /** With its middle at {@code x}. */
    public static void writeCentred(Graphics2D graphics, String text, double x, double y) {
        double width = Require.given(graphics, "what the text is written on").getFontMetrics().stringWidth(Require.given(text, "a text"));
        write(graphics, text, x - width / 2, y);
    }

    /** The width of the longest text. */
    public static int widest(Font font, Collection<String> texts) {
        Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        FontMetrics metrics = graphics.getFontMetrics(Require.given(font, "a font"));
        int widest = texts.stream().mapToInt(metrics::stringWidth).max().orElse(0);
        graphics.dispose();
        return widest;
    }
}
