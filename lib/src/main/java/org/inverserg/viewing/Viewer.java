package org.inverserg.viewing;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.inverserg.drawing.ColorScale;
import org.inverserg.lattice.Fields;
import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Require;
import org.inverserg.storage.WholeFile;

/**
 * One configuration at every size, from the first lattice to the last: in a notebook, a picture with a slider for the size, zoom and pan, in
 * which a block and what was made of it are outlined where the pointer is. {@code dream.viewer()} makes one.
 *
 * <p>All of it is one piece of HTML below 1 MB that needs no network. So lattices up to L = {@value #LARGEST_SPINS} are shown of spins, which take a
 * bit each, and up to L = {@value #LARGEST_FIELDS} of fields, which are rounded to 256 values; larger ones are left out, and the viewer says so.
 */
public final class Viewer {

    /** The largest lattice of spins that is shown. */
    public static final int LARGEST_SPINS = 1024;

    /** The largest lattice of fields that is shown. */
    public static final int LARGEST_FIELDS = 512;

    private static final String LEVELS = "the levels of a viewer";

    private final Growth growth;

    private Viewer(Growth growth) {
        this.growth = growth;
    }

    /**
     * The first configuration of each ensemble.
     *
     * @param title  what it is
     * @param last   L up to which it was made; sizes that are missing before it are said to be left out
     * @param levels the same system at sizes L, 2L, 4L …
     * @throws IllegalArgumentException if there is none, if a size is not twice the one before, or if one is larger than {@value #LARGEST_SPINS}
     */
    public static Viewer ofSpins(String title, int last, List<Spins> levels) {
        Require.given(title, "the title of a viewer");
        requireDoubled(Require.all(levels, LEVELS).stream().map(Spins::size).toList(), LARGEST_SPINS);
        return of(new Growth(title, levels.stream().map(Level::of).toList(), Inks.ofSpins(), List.of()), last);
    }

    /**
     * The same of fields, in the colours of {@code Plot.field} with one scale for all sizes.
     *
     * @throws IllegalArgumentException as {@link #ofSpins}, with {@value #LARGEST_FIELDS}
     */
    public static Viewer ofFields(String title, int last, List<Fields> levels) {
        Require.given(title, "the title of a viewer");
        requireDoubled(Require.all(levels, LEVELS).stream().map(Fields::size).toList(), LARGEST_FIELDS);
        Inks inks = Inks.ofFields(ColorScale.about(levels.stream().map(fields -> fields.field(0))
                .flatMapToDouble(field -> IntStream.range(0, field.length).mapToDouble(site -> field[site]))));
        String rounding = "φ is shown in steps of " + String.format(Locale.ROOT, "%.2g", inks.step());
        return of(new Growth(title, levels.stream().map(fields -> Level.of(fields, inks)).toList(), inks, List.of(rounding)), last);
    }

    private static Viewer of(Growth growth, int last) {
        int shown = growth.last().size();
        return new Viewer(last <= shown ? growth : growth.noting("L = " + 2L * shown + (last > 2L * shown ? " to " + last + " are" : " is")
                + " left out: all that is shown is to fit into a page below 1 MB"));
    }

    /** The last size that is shown, at most {@code largest}, of what is made from L = {@code first} to L = {@code last}: more need not be made for it. */
    public static int lastShown(int first, int last, int largest) {
        int size = last;
        while (size > Math.max(1, largest) && size / 2 >= first) {
            size /= 2;
        }
        return size;
    }

    /** The sizes L. */
    public int[] sizes() {
        return growth.levels().stream().mapToInt(Level::size).toArray();
    }

    /** What the reader must know, shown below the picture. */
    public List<String> notes() {
        return growth.notes();
    }

    /** The viewer as HTML, to be put into a page as it is: beside others too, as it has no names that the page could know. */
    public String html() {
        return Page.part(growth);
    }

    /** Up to four sizes beside each other: what is seen where scripts are not allowed. */
    public BufferedImage strip() {
        return Strip.of(growth);
    }

    /**
     * Writes a page of its own, {@code dream.html}, that works without a network. A folder that does not exist is made; a file that exists is
     * replaced.
     *
     * @return {@code file}
     * @throws IllegalArgumentException     if the name does not end in {@code .html}
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public Path save(Path file) {
        requireEnding(file, ".html", "the name of a viewer's file", "for a film of it, animation(\"dream.gif\")");
        byte[] page = Page.whole(growth).getBytes(StandardCharsets.UTF_8);
        return WholeFile.save(file, "the viewer", out -> out.write(page));
    }

    /** The same with the file's name as a text. */
    public Path save(String file) {
        return save(WholeFile.path(file));
    }

    /**
     * Writes a film of the configuration growing, {@code dream.gif}: a frame for every size, all of the same width, the last one shown longest.
     *
     * @return {@code file}
     * @throws IllegalArgumentException     if the name does not end in {@code .gif}
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public Path animation(Path file) {
        return WholeFile.save(film(file), "the animation", out -> Film.write(growth, out));
    }

    /** The same with the file's name as a text. */
    public Path animation(String file) {
        return animation(WholeFile.path(file));
    }

    /** @throws IllegalArgumentException unless {@link #animation(Path)} can write to {@code file}: to be asked before a long call is made for it */
    public static Path film(Path file) {
        requireEnding(file, ".gif", "the name of an animation's file", "for a page to explore, viewer().save(\"dream.html\")");
        return file;
    }

    private static void requireEnding(Path file, String ending, String what, String otherwise) {
        String name = String.valueOf(Require.given(file, what).getFileName());
        if (!name.toLowerCase(Locale.ROOT).endsWith(ending)) {
            throw new IllegalArgumentException(what + " must end in " + ending + ", got \"" + name + "\"; use \"dream" + ending + "\", for example, or, "
                    + otherwise);
        }
    }

    private static void requireDoubled(List<Integer> sizes, int largest) {
        Require.that(!sizes.isEmpty(), "a viewer needs at least 1 lattice", "none", "give it one");
        for (int i = 0; i < sizes.size(); i++) {
            Require.that(sizes.get(i) <= largest, "a viewer shows lattices up to L = " + largest + ", all in one small page", "L = " + sizes.get(i),
                    "show smaller ones, or make a picture of this one by Plot.lattice or Plot.field");
            Require.that(i == 0 || sizes.get(i) == 2 * sizes.get(i - 1), "each lattice of a viewer must be twice as large as the one before",
                    "the sizes " + sizes, "put all sizes on the way into their order");
        }
    }

    /** For example {@code viewer of configuration 0 of a dream with k=3, at L = 1, 2, 4, 8}. */
    @Override
    public String toString() {
        return "viewer of " + growth;
    }
}
