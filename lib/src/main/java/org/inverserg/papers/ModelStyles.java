package org.inverserg.papers;

import java.awt.Color;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inverserg.drawing.Palette;
import org.inverserg.drawing.SeriesStyle;
import org.inverserg.drawing.ShapeMarker;
import org.inverserg.drawing.ShapeMarker.Form;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;

/**
 * The models of P1 look the same in every figure, whatever else is in it: Monte Carlo ("MC") and the kernels ("k=3", "two-layer k=7") have a
 * colour and a marker each, of different lightness; what was trained with weights ("k=3, w.") is hollow and dashed; the weights that were
 * published ("k=3, published") are drawn with + or ×, dotted.
 *
 * @hidden
 */
@Internal
public final class ModelStyles {

    private static final Pattern MODEL = Pattern.compile("(two-layer )?k ?= ?(3|5|7)(, w\\.)?(, published)?");
    private static final Pattern MONTE_CARLO = Pattern.compile("MC|Monte Carlo");
    private static final Map<String, Color> COLORS = Map.of("k3", new Color(0x0b4f9c), "k5", new Color(0xd55e00),
            "k7", new Color(0x4cc9a0), "two-layer k3", new Color(0x8a3f94), "two-layer k5", new Color(0xb5576f),
            "two-layer k7", new Color(0xe6a817));
    private static final Map<String, Form> FORMS = Map.of("k3", Form.SQUARE, "k5", Form.TRIANGLE, "k7", Form.DIAMOND,
            "two-layer k3", Form.TRIANGLE_DOWN, "two-layer k5", Form.PLUS, "two-layer k7", Form.STAR);
    private static final float[] SOLID = {};
    private static final float[] DASHED = {8, 4};
    private static final float[] DOTTED = {2, 3};

    private ModelStyles() {
    }

    /** Of a model; null for other labels. */
    public static SeriesStyle of(String label) {
        if (MONTE_CARLO.matcher(Require.given(label, "the label of a series")).matches()) {
            return new SeriesStyle(Palette.INK, new ShapeMarker(Form.CIRCLE, false), SOLID);
        }
        Matcher model = MODEL.matcher(label);
        if (!model.matches()) {
            return null;
        }
        String name = (model.group(1) == null ? "" : model.group(1)) + "k" + model.group(2);
        boolean weighted = model.group(3) != null;
        if (model.group(4) != null) {
            return new SeriesStyle(COLORS.get(name), new ShapeMarker(weighted ? Form.CROSS : Form.PLUS, false), DOTTED);
        }
        return new SeriesStyle(COLORS.get(name), new ShapeMarker(FORMS.get(name), weighted), weighted ? DASHED : SOLID);
    }
}
