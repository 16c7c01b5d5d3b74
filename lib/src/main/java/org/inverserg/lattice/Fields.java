package org.inverserg.lattice;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.inverserg.model.PhiFourAction;
import org.inverserg.parallel.Memory;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.Bins;

/**
 * An immutable ensemble of real fields φ on periodic L×L lattices, in single precision, each row by row. Configurations of one
 * Markov chain are neighbours, in the order of its steps.
 */
public final class Fields {

    /** The largest L: numbers of bonds and sites stay within an {@code int}. */
    public static final int LARGEST_SIZE = Spins.LARGEST_SIZE;

    private static final double INDEPENDENT = 0.5;

    private final int size;
    private final int chains;
    private final float[][] fields;
    private final PhiFourAction action;
    private final double correlation;
    private final Provenance provenance;

    private Fields(int size, int chains, float[][] fields, PhiFourAction action, double correlation, Provenance provenance) {
        this.size = size;
        this.chains = chains;
        this.fields = fields;
        this.action = action;
        this.correlation = correlation;
        this.provenance = provenance;
    }

    /**
     * Wraps fields without copying them: who calls this must not change them any more.
     *
     * @param size       L
     * @param chains     Markov chains the configurations come from, each a run of neighbouring configurations; the count of
     *                   configurations where they are independent
     * @param fields     L·L finite values each, row by row
     * @param provenance with the count of configurations
     * @throws IllegalArgumentException if a field holds another number of values, or one that is not finite
     */
    public static Fields wrap(int size, int chains, float[][] fields, Provenance provenance) {
        Spins.checkSize(size);
        Require.given(provenance, "the provenance of an ensemble");
        Require.allOf(fields, "the fields of an ensemble");
        if (fields.length != provenance.count()) {
            throw new IllegalArgumentException("there must be as many fields as the provenance says, " + provenance.count()
                    + ", got " + fields.length + "; count them in the provenance");
        }
        Require.atLeastOne(fields.length, "the number of fields in an ensemble");
        Require.that(chains >= 1 && chains <= fields.length, "the number of chains must be between 1 and " + fields.length, chains,
                "each has a configuration");
        for (int index = 0; index < fields.length; index++) {
            check(fields[index], size, index);
        }
        return new Fields(size, chains, fields, null, INDEPENDENT, provenance);
    }

    /** The same, known to have the weight e^{−S} of {@code newAction}; with null it is not known any more. */
    public Fields sampledFrom(PhiFourAction newAction) {
        return new Fields(size, chains, fields, newAction, correlation, provenance);
    }

    /** The same, known to be correlated with neighbours over τ_int = {@code time} configurations, see {@link #correlation()}. */
    public Fields correlatedOver(double time) {
        return new Fields(size, chains, fields, action, Spins.requireTime(time), provenance);
    }

    /** τ_int of neighbours in configurations: ½ where they are independent, as those of a chain are that is thinned enough. */
    public double correlation() {
        return correlation;
    }

    /** The bins that errors are made from, long against {@link #correlation()}. */
    public Bins bins() {
        return Bins.of(count(), correlation);
    }

    /**
     * Fields of the user's own, taken as independent.
     *
     * @param fields each of L·L finite values, row by row; they are copied
     * @throws IllegalArgumentException if there is none, if they differ in size or hold values that are not finite
     */
    public static Fields of(float[]... fields) {
        Require.allOf(fields, "the fields of an ensemble");
        Require.that(fields.length > 0, "an ensemble must hold at least 1 field", "none", "give one or more");
        int size = (int) Math.round(Math.sqrt(fields[0].length));
        if (size * size != fields[0].length) {
            throw new IllegalArgumentException("a field must hold the L·L values of a square lattice, got " + fields[0].length
                    + "; give the rows one after the other");
        }
        float[][] copies = Arrays.stream(fields).map(float[]::clone).toArray(float[][]::new);
        String operation = "given fields L=" + size + " content=" + Integer.toHexString(Arrays.deepHashCode(copies));
        return wrap(size, fields.length, copies, Provenance.of(operation, fields.length, null));
    }

    /**
     * Fields of a file: NumPy's {@code .npy} and {@code .npz}, or a text with one configuration a row; of shape (N, L, L) or (N, L·L).
     *
     * @throws IllegalArgumentException     if it holds something else, or leaves open what it holds
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public static Fields read(Path file) {
        return file(file).read();
    }

    /** A file of fields, of which more is to be said before it is read. */
    public static FieldFile file(Path file) {
        return FieldFile.of(file);
    }

    /**
     * Writes a file for NumPy: {@code np.load} gives single precision of shape (N, L, L). An archive, {@code .npz}, also keeps chains, action and
     * provenance; {@code .txt} and {@code .csv} are texts with one configuration a row.
     *
     * @throws IllegalArgumentException     if the name has another ending
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public void write(Path file) {
        FieldFile.write(this, file);
    }

    private static void check(float[] field, int size, int index) {
        if (field.length != size * size) {
            throw new IllegalArgumentException("every field must hold the " + size + "·" + size + " values of the lattice, got "
                    + field.length + " in configuration " + index + "; give the rows one after the other");
        }
        for (int site = 0; site < field.length; site++) {
            if (!Float.isFinite(field[site])) {
                throw new IllegalArgumentException("a field must be finite everywhere, got " + field[site] + " at row "
                        + site / size + ", column " + site % size + " (site " + site + ") of configuration " + index
                        + "; leave this configuration out, or find out where the value comes from");
            }
        }
    }

    /** The memory that {@code count} fields of L×L take. */
    public static long bytes(int count, int size) {
        Spins.checkSize(size);
        Require.that(count >= 0, "the number of fields must be at least 0", count, "count what there is");
        return count * Memory.ofFloats((long) size * size);
    }

    /** The linear size L. */
    public int size() {
        return size;
    }

    /** The number of configurations. */
    public int count() {
        return fields.length;
    }

    /** The number of Markov chains behind the configurations. */
    public int chains() {
        return chains;
    }

    public Provenance provenance() {
        return provenance;
    }

    /** The action S they were sampled from; none for fields that were given, blocked or made from others. */
    public Optional<PhiFourAction> action() {
        return Optional.ofNullable(action);
    }

    /**
     * φ of configuration {@code index} at {@code row} and {@code column}.
     *
     * @throws IllegalArgumentException if there is no such configuration or site
     */
    public float value(int index, int row, int column) {
        checkIndex(index);
        Spins.checkSite(size, row, column);
        return fields[index][row * size + column];
    }

    /** A copy of configuration {@code index}: L·L values, row by row. */
    public float[] field(int index) {
        checkIndex(index);
        return fields[index].clone();
    }

    /** Copies the L·L values of configuration {@code index} to the start of {@code target}. */
    public void copyField(int index, float[] target) {
        checkIndex(index);
        Require.length(Require.given(target, "the values to fill").length, (long) size * size, "the values to fill");
        System.arraycopy(fields[index], 0, target, 0, size * size);
    }

    /** The first {@code n} configurations. */
    public Fields first(int n) {
        if (n < 1 || n > count()) {
            throw new IllegalArgumentException("the number of fields to take must be between 1 and " + count() + ", got " + n
                    + "; sample more, or take fewer");
        }
        var origin = new Provenance(provenance.operation(), n, provenance.seed(), provenance.inputs(), provenance.notes());
        return new Fields(size, Math.min(chains, n), Arrays.copyOf(fields, n), action, correlation, origin);
    }

    /** Chosen configurations, in the order of {@code indices}, taken as independent. */
    public Fields pick(int... indices) {
        Require.that(Require.given(indices, "the fields to pick").length > 0, "an ensemble must hold at least 1 field", "no index to pick",
                "name one or more");
        float[][] chosen = new float[indices.length][];
        for (int i = 0; i < chosen.length; i++) {
            checkIndex(indices[i]);
            chosen[i] = fields[indices[i]];
        }
        var origin = Provenance.of("picked " + Arrays.toString(indices), indices.length, provenance.seed(), provenance);
        return new Fields(size, indices.length, chosen, action, INDEPENDENT, origin);
    }

    /**
     * Coarse-grained by the {@linkplain SignedMean signed mean} of 2×2 blocks.
     *
     * @throws IllegalArgumentException if L is odd
     * @throws IllegalStateException    if the coarse fields do not fit into the memory
     */
    public Fields block() {
        return SignedMean.block(this);
    }

    /** A word for what it holds, see {@link Spins#contentKey()}. */
    public String contentKey() {
        return contentKey(fields);
    }

    static String contentKey(float[][] fields) {
        long hash = 0;
        for (float[] field : fields) {
            for (float value : field) {
                hash = Spins.fold(hash, Float.floatToIntBits(value));
            }
        }
        return Long.toHexString(hash);
    }

    /** Same size, same count, same values; where they come from does not matter. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Fields that && size == that.size && Arrays.deepEquals(fields, that.fields);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(fields);
    }

    /** For example {@code Fields 10000 × 32 × 32}. */
    @Override
    public String toString() {
        return "Fields " + count() + " × " + size + " × " + size;
    }

    private void checkIndex(int index) {
        if (index < 0 || index >= count()) { // the words are made only now: spins are asked for one by one
            throw new IllegalArgumentException("configurations are numbered 0 to " + (count() - 1) + ", got " + index + "; count() tells how many there are");
        }
    }
}
