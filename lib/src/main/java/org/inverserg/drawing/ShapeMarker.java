package org.inverserg.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import org.inverserg.parallel.Internal;
import org.knowm.xchart.style.markers.Marker;

/**
 * A marker in one of seven shapes, filled or hollow. Hollow ones hide what lies under them, so that lines end at their edge.
 *
 * @hidden
 */
@Internal
public final class ShapeMarker extends Marker {

    /** Outlines about the origin in units of half the marker's size, of about the same area. */
    public enum Form {
        CIRCLE(null), SQUARE(new double[] {-0.9, -0.9, 0.9, -0.9, 0.9, 0.9, -0.9, 0.9}),
        TRIANGLE(new double[] {0, -1.25, 1.15, 0.85, -1.15, 0.85}), DIAMOND(new double[] {0, -1.35, 1.15, 0, 0, 1.35, -1.15, 0}),
        TRIANGLE_DOWN(new double[] {0, 1.25, 1.15, -0.85, -1.15, -0.85}),
        STAR(new double[] {0, -1.45, 0.42, -0.42, 1.45, 0, 0.42, 0.42, 0, 1.45, -0.42, 0.42, -1.45, 0, -0.42, -0.42}),
        PLUS(new double[] {-0.3, -1.2, 0.3, -1.2, 0.3, -0.3, 1.2, -0.3, 1.2, 0.3, 0.3, 0.3, 0.3, 1.2, -0.3, 1.2, -0.3, 0.3, -1.2, 0.3,
            -1.2, -0.3, -0.3, -0.3}),
        CROSS(null);

        private final double[] corners;

        Form(double[] corners) {
            this.corners = corners;
        }

        private Shape outline() {
            if (this == CIRCLE) {
                return new Ellipse2D.Double(-1, -1, 2, 2);
            }
            if (this == CROSS) {
                return AffineTransform.getRotateInstance(Math.PI / 4).createTransformedShape(PLUS.outline());
            }
            var path = new Path2D.Double();
            path.moveTo(corners[0], corners[1]);
            for (int i = 2; i < corners.length; i += 2) {
                path.lineTo(corners[i], corners[i + 1]);
            }
            path.closePath();
            return path;
        }
    }

    private static final BasicStroke EDGE = new BasicStroke(1.5f);

    private final Form form;
    private final boolean hollow;

    public ShapeMarker(Form form, boolean hollow) {
        this.form = form;
        this.hollow = hollow;
    }

    /** In the colour that is set. */
    @Override
    public void paint(Graphics2D graphics, double x, double y, int size) {
        var place = new AffineTransform(size / 2.0, 0, 0, size / 2.0, x, y);
        Shape shape = place.createTransformedShape(form.outline());
        Color color = graphics.getColor();
        graphics.setColor(hollow ? Palette.PAPER : color);
        graphics.fill(shape);
        graphics.setColor(color);
        graphics.setStroke(EDGE);
        if (hollow) {
            graphics.draw(shape);
        }
    }
}
