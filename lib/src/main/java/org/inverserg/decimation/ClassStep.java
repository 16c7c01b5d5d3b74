package org.inverserg.decimation;

import java.util.ArrayList;
import java.util.List;
import org.inverserg.parallel.RandomBits;

/** Draws or evaluates the spins of one class of sites of a level, eight sites of 64 configurations at a time. Immutable. */
final class ClassStep {

    private final CompiledKernel kernel;
    private final int size;
    private final int[] rows;
    private final int[] columns;
    private final int[] dy;
    private final int[] dx;

    /** What a thread works with, for all classes and levels. */
    static final class Scratch {
        private final long[] contexts = new long[Logits.COUNT];
        private final float[] logits = new float[Logits.COUNT];
        private final Logits loops = new Logits();
        private final SpinDraws draws = new SpinDraws();
    }

    ClassStep(CompiledKernel kernel) {
        Context context = kernel.context();
        this.kernel = kernel;
        this.size = context.size();
        List<SiteClass.Site> sites = sites(context.drawn(), size);
        this.rows = sites.stream().mapToInt(SiteClass.Site::row).toArray();
        this.columns = sites.stream().mapToInt(SiteClass.Site::column).toArray();
        this.dy = context.offsets().stream().mapToInt(Context.Offset::dy).toArray();
        this.dx = context.offsets().stream().mapToInt(Context.Offset::dx).toArray();
    }

    CompiledKernel kernel() {
        return kernel;
    }

    private static List<SiteClass.Site> sites(SiteClass drawn, int size) {
        var sites = new ArrayList<SiteClass.Site>();
        for (SiteClass.Site first : drawn.sites()) {
            for (int row = first.row(); row < size; row += SiteClass.PERIOD) {
                for (int column = first.column(); column < size; column += SiteClass.PERIOD) {
                    sites.add(new SiteClass.Site(row, column));
                }
            }
        }
        return sites;
    }

    /**
     * Draws the class in {@code words}, M·M of them, whose other classes up to this one are there, and multiplies {@code probability} by
     * what they had.
     */
    void draw(long[] words, RandomBits random, Scratch scratch, LogProbability probability) {
        for (int first = 0; first < rows.length; first += SpinDraws.SITES) {
            int sites = prepare(words, first, scratch);
            scratch.draws.draw(random);
            for (int s = 0; s < sites; s++) {
                words[rows[first + s] * size + columns[first + s]] = scratch.draws.word(s);
            }
            scratch.draws.addTo(probability, sites);
        }
    }

    /** Multiplies {@code probability} by that of the spins of the class in {@code words}. */
    void evaluate(long[] words, Scratch scratch, LogProbability probability) {
        for (int first = 0; first < rows.length; first += SpinDraws.SITES) {
            int sites = prepare(words, first, scratch);
            for (int s = 0; s < sites; s++) {
                scratch.draws.take(s, words[rows[first + s] * size + columns[first + s]]);
            }
            scratch.draws.addTo(probability, sites);
        }
    }

    private int prepare(long[] words, int first, Scratch scratch) {
        int sites = Math.min(SpinDraws.SITES, rows.length - first);
        for (int s = 0; s < sites; s++) {
            gather(words, rows[first + s], columns[first + s], scratch.contexts, s);
        }
        Transposition.transpose(scratch.contexts);
        scratch.loops.evaluate(kernel, scratch.contexts, scratch.logits);
        scratch.draws.prepare(scratch.logits);
        return sites;
    }

    /** The context of a site, a word for each of its spins; the words beyond are not looked at. */
    private void gather(long[] words, int row, int column, long[] contexts, int s) {
        int mask = size - 1;
        for (int i = 0; i < dy.length; i++) {
            contexts[i * SpinDraws.SITES + s] = words[(row + dy[i] & mask) * size + (column + dx[i] & mask)];
        }
    }
}
