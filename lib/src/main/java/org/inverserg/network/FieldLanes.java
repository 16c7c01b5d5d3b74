package org.inverserg.network;

/** Fields side by side as lanes, as networks take them: the numbers of all lanes lie together at each site. */
public final class FieldLanes {

    private FieldLanes() {
    }

    /** Puts the first {@code sites} values of {@code field} into lane {@code lane} of {@code lanes}. */
    public static void put(float[] field, int sites, float[] target, int lane, int lanes) {
        for (int site = 0; site < sites; site++) {
            target[site * lanes + lane] = field[site];
        }
    }

    /** Takes {@code sites} values out of lane {@code lane} of {@code lanes}. */
    public static void take(float[] source, int sites, int lane, int lanes, float[] field) {
        for (int site = 0; site < sites; site++) {
            field[site] = source[site * lanes + lane];
        }
    }

    /** Copies the {@code some} lanes from {@code first} on of {@code lanes}, which lie together in {@code target} then. */
    public static void copy(float[] source, int sites, int first, int lanes, float[] target, int some) {
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
