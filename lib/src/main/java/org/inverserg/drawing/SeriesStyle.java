package org.inverserg.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import org.inverserg.parallel.Internal;
import org.knowm.xchart.style.markers.Marker;

/**
 * How a series looks.
 *
 * @param color  of markers, bars and lines
 * @param marker for points
 * @param dash   of lines; empty for solid ones
 * @hidden
 */
@Internal
public record SeriesStyle(Color color, Marker marker, float... dash) {

    public BasicStroke line() {
        return stroke(1.9f);
    }

    /** To guide the eye. */
    public BasicStroke thin() {
        return stroke(1);
    }

    private BasicStroke stroke(float width) {
        return dash.length == 0 ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0);
    }
}
