package org.inverserg.network;

import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;

/**
 * Fields side by side as lanes, as networks take them: the numbers of all lanes lie together at each site.
 *
 * @hidden
 */
@Internal
public final class FieldLanes {

    private FieldLanes() {
    }

    private static void check(int sites, int lane, int lanes) {
        Require.atLeastOne(sites, "the number of sites");
        Require.index(lane, Math.max(1, lanes), "the number of a lane");
    }

    /** Puts the first {@code sites} values of {@code field} into lane {@code lane} of {@code lanes}. */
    public static void put(float[] field, int sites, float[] target, int lane, int lanes) {
        check(sites, lane, lanes);
        Require.length(Require.given(field, "a field").length, sites, "a field");
        Require.length(Require.given(target, "the lanes").length, (long) sites * lanes, "the lanes");
        for (int site = 0; site < sites; site++) {
            target[site * lanes + lane] = field[site];
        }
    }

    /** Takes {@code sites} values out of lane {@code lane} of {@code lanes}. */
    public static void take(float[] source, int sites, int lane, int lanes, float[] field) {
        check(sites, lane, lanes);
        Require.length(Require.given(field, "a field").length, sites, "a field");
        Require.length(Require.given(source, "the lanes").length, (long) sites * lanes, "the lanes");
        for (int site = 0; site < sites; site++) {
            field[site] = source[site * lanes + lane];
        }
    }

    /** Copies the {@code some} lanes from {@code first} on of {@code lanes}, which lie together in {@code target} then. */
    public static void copy(float[] source, int sites, int first, int lanes, float[] target, int some) {
        Require.that(some >= 1 && some <= lanes, "between 1 and " + lanes + " lanes can be copied", some, "copy those that there are");
        check(sites, first, lanes - some + 1);
        Require.length(Require.given(source, "the lanes").length, (long) sites * lanes, "the lanes");
        Require.length(Require.given(target, "the copied lanes").length, (long) sites * some, "the copied lanes");
        if (some == lanes) {
            System.arraycopy(source, 0, target, 0, sites * lanes);
            return;
        }
        for (int site = 0; site < sites; site++) {
            for (int lane = 0; lane < some; lane++) {
                target[site * some + lane] = source[site * lanes + first + lane];
            }
        }
    }
}
