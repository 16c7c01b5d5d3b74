package org.inverserg.lattice;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.inverserg.model.IsingModel;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Memory;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;

/**
 * An immutable ensemble of Ising configurations σ = ±1 on periodic L×L lattices. Other lattices and open boundaries are beyond this library.
 *
 * <p>Packed 64 configurations to a {@code long}: batch b holds one word per site, row by row; bit c of a word is the spin of
 * configuration 64 b + c, 1 for +1 and 0 for −1. Bits beyond the last configuration are 0.
 */
public final class Spins implements SpinStream {

    /** The largest L: numbers of bonds and sites stay within an {@code int}. */
    public static final int LARGEST_SIZE = 1 << 14;

    private static final double INDEPENDENT = 0.5;

    private final int size;
    private final int count;
    private final int chains;
    private final long[][] batches;
    private final IsingModel model;
    private final double correlation;
    private final Provenance provenance;

    private Spins(int size, int count, int chains, long[][] batches, IsingModel model, double correlation, Provenance provenance) {
        this.size = size;
        this.count = count;
        this.chains = chains;
        this.batches = batches;
        this.model = model;
        this.correlation = correlation;
        this.provenance = provenance;
    }

    /**
     * Wraps packed words without copying them: who calls this must not change them any more.
     *
     * @param size       L
     * @param chains     Markov chains the configurations come from, each a run of neighbouring batches; the count of
     *                   configurations where they are independent
     * @param batches    one array of L·L words for every 64 configurations
     * @param provenance with the count of configurations
     * @throws IllegalArgumentException if there is no configuration, if there are not as many chains, batches or words as that takes
     */
    public static Spins wrap(int size, int chains, long[][] batches, Provenance provenance) {
        checkSize(size);
        int count = Require.given(provenance, "the provenance of an ensemble").count();
        Require.atLeastOne(count, "the number of configurations in an ensemble");
        Require.that(chains >= 1 && chains <= count, "the number of chains must be between 1 and " + count, chains, "each has a configuration");
        Require.allOf(batches, "the batches of an ensemble");
        Require.that(batches.length == Batches.count(count), count + " configurations need " + Batches.count(count) + " batches", batches.length,
                "each holds " + Batches.WIDTH + " of them");
        for (long[] words : batches) {
            Require.that(words.length == size * size, "a batch must hold the " + size + "·" + size + " words of a lattice", words.length,
                    "give the rows one after the other");
        }
        int lanes = Batches.lanes(count, batches.length - 1);
        if (lanes < Batches.WIDTH) {
            long used = (1L << lanes) - 1;
            long[] last = batches[batches.length - 1];
            Arrays.setAll(last, site -> last[site] & used);
        }
        return new Spins(size, count, chains, batches, null, INDEPENDENT, provenance);
    }

    /**
     * One of 64 configurations, taken out of their words.
     *
     * @param words      L·L of them
     * @param lane       its bit, from 0 to 63
     * @param provenance of all
     */
    public static Spins ofLane(long[] words, int lane, Provenance provenance) {
        Require.index(lane, Batches.WIDTH, "the bit of a configuration");
        int size = (int) Math.round(Math.sqrt(Require.given(words, "the words of a batch").length));
        long[] alone = Arrays.stream(words).map(word -> word >>> lane & 1).toArray();
        Require.given(provenance, "the provenance of an ensemble");
        return wrap(size, 1, new long[][] {alone}, new Provenance(provenance.operation(), 1, provenance.seed(), provenance.inputs(), provenance.notes()));
    }

    /** The same, known to have the weight of {@code newModel}; with null it is not known any more. */
    public Spins sampledFrom(IsingModel newModel) {
        return new Spins(size, count, chains, batches, newModel, correlation, provenance);
    }

    /** The same, known to be correlated with neighbours over τ_int = {@code time} configurations, see {@link #correlation()}. */
    public Spins correlatedOver(double time) {
        return new Spins(size, count, chains, batches, model, requireTime(time), provenance);
    }

    static double requireTime(double time) {
        Require.that(time >= 0 && Double.isFinite(time), "an autocorrelation time must be finite and at least 0", time, "that of independent configurations is 0.5");
        return time;
    }

    @Override
    public double correlation() {
        return correlation;
    }

    /**
     * Configurations of the user's own, taken as independent.
     *
     * @param configurations each of L·L values +1 or −1, row by row
     * @throws IllegalArgumentException if there is none, if they differ in size or hold other values
     */
    public static Spins of(byte[]... configurations) {
        return GivenSpins.of(configurations);
    }

    /**
     * The same as arrays of rows, {@code spins[configuration][row][column]}.
     *
     * @throws IllegalArgumentException also if a lattice is not square
     */
    public static Spins of(int[][][] configurations) {
        return GivenSpins.of(configurations);
    }

    /**
     * Configurations of a file: NumPy's {@code .npy} and {@code .npz}, or a text with one configuration a row; of shape (N, L, L) or (N, L·L), with
     * values ±1 or 0 and 1. What it leaves open {@link #file} says.
     *
     * @throws IllegalArgumentException     if it holds something else, or leaves open what it holds
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static Spins read(Path file) {
        return file(file).read();
    }

    /** A file of configurations, of which more is to be said before it is read. */
    public static SpinFile file(Path file) {
        return SpinFile.of(file);
    }

    /**
     * Writes a file for NumPy: {@code np.load} gives ±1 of type int8 and shape (N, L, L). An archive, {@code .npz}, also keeps chains, coupling and
     * provenance; {@code .txt} and {@code .csv} are texts with one configuration a row.
     *
     * @throws IllegalArgumentException     if the name has another ending
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public void write(Path file) {
        SpinWriter.write(this, file);
    }

    /** The same with eight spins to a byte, as {@code np.packbits(array.reshape(N, L*L) > 0, axis=1)}: {@code .npy} or {@code .npz}. */
    public void writePacked(Path file) {
        SpinWriter.writePacked(this, file);
    }

    /** @throws IllegalArgumentException unless 1 ≤ L ≤ {@value #LARGEST_SIZE} */
    public static void checkSize(int size) {
        if (size < 1 || size > LARGEST_SIZE) {
            throw new IllegalArgumentException("the lattice size L must be between 1 and " + LARGEST_SIZE + ", got " + size
                    + "; choose one within");
        }
    }

    /** @throws IllegalStateException if {@code count} configurations of L×L do not fit into the free memory */
    public static void requireMemory(int count, int size, String what) {
        Memory.require(bytes(count, size), what, "keep fewer configurations, or measure them without keeping");
    }

    /** The memory that {@code count} configurations of L×L take. */
    public static long bytes(int count, int size) {
        checkSize(size);
        return Batches.count(count) * Memory.ofLongs((long) size * size);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int count() {
        return count;
    }

    /** The number of Markov chains behind the configurations. */
    public int chains() {
        return chains;
    }

    /** The number of batches of 64 configurations. */
    public int batches() {
        return batches.length;
    }

    @Override
    public Optional<IsingModel> model() {
        return Optional.ofNullable(model);
    }

    @Override
    public Provenance provenance() {
        return provenance;
    }

    /**
     * The spin, +1 or −1, of configuration {@code index} at {@code row} and {@code column}.
     *
     * @throws IllegalArgumentException if there is no such configuration or site
     */
    public int spin(int index, int row, int column) {
        checkIndex(index);
        checkSite(size, row, column);
        long word = batches[index / Batches.WIDTH][row * size + column];
        return (int) (word >>> index % Batches.WIDTH & 1) * 2 - 1;
    }

    /** @throws IllegalArgumentException unless the site is one of a lattice of L = {@code size} */
    static void checkSite(int size, int row, int column) {
        if (row < 0 || row >= size || column < 0 || column >= size) {
            throw new IllegalArgumentException("rows and columns must be between 0 and " + (size - 1) + " on L = " + size + ", got row " + row
                    + " and column " + column + "; across the boundary take Math.floorMod(row, " + size + ")");
        }
    }

    /** Configuration {@code index} as L·L values +1 and −1, row by row. */
    public byte[] configuration(int index) {
        checkIndex(index);
        long[] words = batches[index / Batches.WIDTH];
        byte[] spins = new byte[words.length];
        for (int site = 0; site < spins.length; site++) {
            spins[site] = (byte) ((words[site] >>> index % Batches.WIDTH & 1) * 2 - 1);
        }
        return spins;
    }

    /**
     * Copies the L·L words of batch {@code batch} to the start of {@code words}.
     *
     * @throws IllegalArgumentException if there is no such batch, or if {@code words} is shorter
     */
    public void copyBatch(int batch, long[] words) {
        Require.index(batch, batches.length, "the number of a batch");
        Require.length(Require.given(words, "the words to fill").length, (long) size * size, "the words to fill");
        System.arraycopy(batches[batch], 0, words, 0, size * size);
    }

    /** Every batch is a run. */
    @Override
    public <R> void forEachBatch(String task, Supplier<BatchSink<R>> sinks, Batches.Merge<R> merge) {
        var progress = Progress.of(task, count);
        Batches.run(progress, batches.length, sinks, (sink, batch) -> {
            int lanes = Batches.lanes(count, batch);
            Require.given(sink, "what takes the batches of an ensemble").accept(batch, lanes, batches[batch].clone());
            progress.count(lanes);
            return sink.finish();
        }, merge);
    }

    /** The first {@code n} configurations. */
    public Spins first(int n) {
        if (n < 1 || n > count) {
            throw new IllegalArgumentException("the number of configurations to take must be between 1 and " + count + ", got " + n
                    + "; sample more, or take fewer");
        }
        long[][] kept = Arrays.copyOf(batches, Batches.count(n));
        kept[kept.length - 1] = kept[kept.length - 1].clone();
        var origin = new Provenance(provenance.operation(), n, provenance.seed(), provenance.inputs(), provenance.notes());
        return wrap(size, Math.min(chains, n), kept, origin).sampledFrom(model).correlatedOver(correlation);
    }

    /** Chosen configurations, in the order of {@code indices}, taken as independent. */
    public Spins pick(int... indices) {
        Require.that(Require.given(indices, "the configurations to pick").length > 0, "an ensemble must hold at least 1 configuration",
                "no index to pick", "name one or more");
        Spins chosen = of(Arrays.stream(indices).mapToObj(this::configuration).toArray(byte[][]::new));
        var origin = Provenance.of("picked " + Arrays.toString(indices), indices.length, provenance.seed(), provenance);
        return new Spins(size, indices.length, indices.length, chosen.batches, model, INDEPENDENT, origin);
    }

    /** Coarse-grained by the majority rule on 2×2 blocks, ties broken by a seed that follows from this ensemble's provenance. */
    public Spins block() {
        return MajorityRule.block(this, null);
    }

    /** The same with ties broken by a seed that is given; blocks are 2×2 all the same. */
    public Spins block(Ties ties) {
        return MajorityRule.block(this, Require.given(ties, "how ties are broken").seed());
    }

    /** A word for what it holds, for keys of caches: two ensembles of one provenance may differ where one is the beginning of a larger one. */
    public String contentKey() {
        return contentKey(batches);
    }

    static String contentKey(long[][] batches) {
        return Long.toHexString(Stream.of(batches).flatMapToLong(Arrays::stream).reduce(0, Spins::fold));
    }

    static long fold(long hash, long bits) {
        long mixed = (hash ^ bits) * 0x9e3779b97f4a7c15L;
        return mixed ^ mixed >>> 32;
    }

    /** Same size, same count, same spins; where they come from does not matter. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Spins that && size == that.size && count == that.count && Arrays.deepEquals(batches, that.batches);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(batches);
    }

    /** For example {@code Spins 10000 × 32 × 32}. */
    @Override
    public String toString() {
        return "Spins " + count + " × " + size + " × " + size;
    }

    private void checkIndex(int index) {
        if (index < 0 || index >= count) { // the words are made only now: spins are asked for one by one
            throw new IllegalArgumentException("configurations are numbered 0 to " + (count - 1) + ", got " + index + "; count() tells how many there are");
        }
    }
}
