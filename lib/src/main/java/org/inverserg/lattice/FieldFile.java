package org.inverserg.lattice;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.inverserg.files.ArrayContent;
import org.inverserg.files.ArrayFiles;
import org.inverserg.files.ArraySource;
import org.inverserg.files.ElementType;
import org.inverserg.files.Trouble;
import org.inverserg.model.PhiFourAction;
import org.inverserg.parallel.Memory;

/**
 * A file of real fields and what is known of it: {@code Fields.file(Path.of("phi.npz")).array("phi").chains(8).read()}; the formats are those of
 * {@link SpinFile}. Kept in single precision. Immutable; each option gives a new object, {@link #read} does the work.
 */
public final class FieldFile {

    private static final String FIELDS = "fields";

    private final EnsembleFile file;

    private FieldFile(EnsembleFile file) {
        this.file = file;
    }

    static FieldFile of(Path path) {
        return new FieldFile(EnsembleFile.of(path));
    }

    /** The name of the array in an archive of several. */
    public FieldFile array(String name) {
        return new FieldFile(file.withArray(name));
    }

    /** L, where the shape leaves it open. */
    public FieldFile size(int size) {
        return new FieldFile(file.withSize(size));
    }

    /** The configurations come from {@code count} Markov chains, each with its own ones one after the other. */
    public FieldFile chains(int count) {
        return new FieldFile(file.withChains(count));
    }

    /**
     * Reads the fields.
     *
     * @throws IllegalArgumentException     if the file holds something else, or leaves open what it holds, or values that are not finite
     * @throws IllegalStateException        if they do not fit into the memory
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public Fields read() {
        var files = ArrayFiles.in(file.file());
        ArraySource source = file.open(files, FIELDS);
        EnsembleFile.Layout layout = file.layout(source);
        int size = layout.size();
        long sites = (long) size * size;
        float[][] fields = new float[layout.count()][];
        source.forEach((index, value) -> field(fields, (int) (index / sites), (int) sites)[(int) (index % sites)] = single(value, index, sites));
        var read = Fields.wrap(size, file.chains(files, fields.length), fields,
                file.provenance(files, "fields", fields.length, size, Fields.contentKey(fields))).sampledFrom(action(files).orElse(null));
        return read.correlatedOver(FileCorrelation.of(read));
    }

    private float[] field(float[][] fields, int index, int sites) {
        if (fields[index] == null) {
            Memory.require(Memory.ofFloats(sites), "reading " + file.file(), "take fewer configurations");
            fields[index] = new float[sites];
        }
        return fields[index];
    }

    private float single(double value, long index, long sites) {
        float single = (float) value;
        if (!Float.isFinite(single)) {
            throw Trouble.with(file.file(), "a field must be finite in single precision everywhere", value + " at site " + index % sites + " of configuration "
                    + index / sites, "leave this configuration out");
        }
        return single;
    }

    private Optional<PhiFourAction> action(ArrayFiles files) {
        if (!files.names().contains("kappa")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PhiFourAction(files.number("kappa").orElseThrow(), files.number("mu2").orElse(Double.NaN), files.number("lambda").orElse(Double.NaN)));
        } catch (IllegalArgumentException e) {
            throw Trouble.with(file.file(), "kappa, mu2 and lambda must be parameters of the action", "others", e.getMessage());
        }
    }

    static void write(Fields fields, Path path) {
        long[] shape = {fields.count(), fields.size(), fields.size()};
        var array = new ArrayContent(ElementType.FLOAT32, shape, out -> {
            float[] field = new float[fields.size() * fields.size()];
            ByteBuffer bytes = ByteBuffer.allocate(field.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < fields.count(); i++) {
                fields.copyField(i, field);
                bytes.clear();
                bytes.asFloatBuffer().put(field);
                out.write(bytes.array());
            }
        });
        var members = new LinkedHashMap<String, ArrayContent>();
        members.put(FIELDS, array);
        fields.action().ifPresent(action -> action.parameters().forEach((name, value) -> members.put(name, ArrayContent.of(new long[0], value))));
        EnsembleFile.write(path, array, members, fields.chains(), fields.provenance(), out -> {
            float[] field = new float[fields.size() * fields.size()];
            for (int i = 0; i < fields.count(); i++) {
                fields.copyField(i, field);
                EnsembleFile.writeRow(out, path, field.length, site -> String.valueOf(field[site]));
            }
        });
    }

    /** For example {@code phi.npz, L = 8, 4 chains}. */
    @Override
    public String toString() {
        return file.text();
    }
}
