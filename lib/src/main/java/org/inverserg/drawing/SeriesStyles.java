package org.inverserg.drawing;

import java.awt.Color;
import java.util.function.Function;
import org.inverserg.drawing.ShapeMarker.Form;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;

/**
 * Gives the series of one figure their styles in order. Every colour goes with a marker of its own, so that figures can be read in grey as well.
 *
 * @hidden
 */
@Internal
public final class SeriesStyles {

    /** Neighbours differ in lightness. */
    private static final Color[] COLORS = {new Color(0x0072b2), new Color(0xe69f00), new Color(0x7b2d5e), new Color(0x56b4e9),
        new Color(0x007a59), new Color(0xd982b0), new Color(0xb34700)};
    private static final Form[] FORMS = {Form.CIRCLE, Form.SQUARE, Form.TRIANGLE, Form.DIAMOND, Form.TRIANGLE_DOWN, Form.CROSS, Form.PLUS};
    private static final float[][] DASHES = {{}, {9, 4}, {2, 3}, {10, 3, 2, 3}, {16, 5}, {5, 3}, {10, 3, 2, 3, 2, 3}};
    private static final Form[] MARKS = {Form.STAR, Form.CROSS, Form.PLUS, Form.DIAMOND};

    private final Function<String, SeriesStyle> models;
    private int styles;
    private int marks;

    /** @param models the style of a label that has one of its own, else null */
    public SeriesStyles(Function<String, SeriesStyle> models) {
        this.models = Require.given(models, "the styles of models");
    }

    /** The style of the model that {@code label} names, or else the next one. */
    public SeriesStyle next(String label) {
        SeriesStyle model = models.apply(label);
        return model != null ? model : at(styles++);
    }

    /** The next shape for a single point. */
    public ShapeMarker nextMark() {
        return new ShapeMarker(MARKS[marks++ % MARKS.length], false);
    }

    /** Of series {@code index} without a style of its own; combinations of colour and marker repeat after 49. */
    private static SeriesStyle at(int index) {
        int form = (index + index / FORMS.length) % FORMS.length;
        return new SeriesStyle(COLORS[index % COLORS.length], new ShapeMarker(FORMS[form], false), DASHES[index % DASHES.length]);
    }
}
