package org.inverserg.drawing;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Collection;
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

    private static final Pattern BRACES = Pattern.compile("\\^\\{([^}]*)}");
    private static final String PLAIN = "0123456789+-−/βν";
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ᐟᵝᵛ";

    private Text() {
    }

    /** With exponents in braces raised: {@code L^{1/8}} becomes L¹ᐟ⁸. What has no raised form stays as it is written. */
    public static String raised(String text) {
        return BRACES.matcher(Require.given(text, "a text")).replaceAll(found -> {
            String exponent = found.group(1);
            boolean all = exponent.chars().allMatch(c -> PLAIN.indexOf(c) >= 0);
            return all ? exponent.chars().mapToObj(c -> String.valueOf(RAISED.charAt(PLAIN.indexOf(c)))).collect(Collectors.joining()) : found.group();
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
