package org.inverserg.lattice;

import java.nio.file.Path;
import java.util.Optional;
import org.inverserg.files.ArrayFiles;
import org.inverserg.files.ArraySource;
import org.inverserg.files.ElementType;
import org.inverserg.files.Trouble;
import org.inverserg.model.IsingModel;

/**
 * A file of spin configurations and what is known of it: {@code Spins.file(Path.of("mine.npy")).chains(8).read()}.
 *
 * <p>NumPy's {@code .npy} and {@code .npz}, and texts with one configuration a row. Shape (N, L, L) or (N, L·L); whole numbers of 1 to 8 bytes, truth
 * values or real numbers of 2 to 8 bytes in any order of bytes and of indices. Values ±1 or 0 and 1 are told apart by what occurs; a file with
 * both 0 and −1 is refused. Immutable; each option gives a new object, {@link #read} does the work.
 */
public final class SpinFile {

    static final String SPINS = "spins";
    static final String PACKED = "packed";
    static final String SHAPE = "shape";
    static final String BETA = "beta";

    private final EnsembleFile file;
    private final Boolean zeroOne;
    private final boolean packed;

    private SpinFile(EnsembleFile file, Boolean zeroOne, boolean packed) {
        this.file = file;
        this.zeroOne = zeroOne;
        this.packed = packed;
    }

    static SpinFile of(Path path) {
        return new SpinFile(EnsembleFile.of(path), null, false);
    }

    /** The name of the array in an archive of several. */
    public SpinFile array(String name) {
        return new SpinFile(file.withArray(name), zeroOne, packed);
    }

    /** L, where the shape leaves it open. */
    public SpinFile size(int size) {
        return new SpinFile(file.withSize(size), zeroOne, packed);
    }

    /** The configurations come from {@code count} Markov chains, each with its own ones one after the other. */
    public SpinFile chains(int count) {
        return new SpinFile(file.withChains(count), zeroOne, packed);
    }

    /** The values are 0 for σ = −1 and 1 for σ = +1, and nothing else. */
    public SpinFile zeroOne() {
        return new SpinFile(file, true, packed);
    }

    /** The values are −1 and +1, and nothing else. */
    public SpinFile plusMinus() {
        return new SpinFile(file, false, packed);
    }

    /**
     * Eight spins to a byte, as {@code np.packbits(array.reshape(N, L*L), axis=1)} or {@code np.packbits(array, axis=2)} writes them: shape
     * (N, ⌈L·L/8⌉) or (N, L, ⌈L/8⌉), 1 for σ = +1.
     */
    public SpinFile packed() {
        return new SpinFile(file, zeroOne, true);
    }

    /**
     * Reads the configurations.
     *
     * @throws IllegalArgumentException     if the file holds something else, or leaves open what it holds
     * @throws IllegalStateException        if they do not fit into the memory
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    public Spins read() {
        var files = ArrayFiles.in(file.file());
        boolean bits = packed || file.array() == null && files.names().contains(PACKED) && !files.names().contains(SPINS);
        SpinArray spins = bits ? ofBits(files) : ofValues(files);
        long[][] batches = spins.batches();
        int count = spins.count();
        var read = Spins.wrap(spins.size(), file.chains(files, count), batches, file.provenance(files, "spins", count, spins.size(), Spins.contentKey(batches)));
        return read.sampledFrom(model(files).orElse(null)).correlatedOver(FileCorrelation.of(read));
    }

    private Optional<IsingModel> model(ArrayFiles files) {
        try {
            return files.number(BETA).map(IsingModel::new);
        } catch (IllegalArgumentException e) {
            throw Trouble.with(file.file(), "beta must be a coupling of the Ising model", files.number(BETA).orElse(Double.NaN), e.getMessage());
        }
    }

    private SpinArray ofValues(ArrayFiles files) {
        ArraySource source = file.open(files, SPINS);
        boolean truth = source.type().equals(ElementType.BOOL);
        if (truth && Boolean.FALSE.equals(zeroOne)) {
            throw Trouble.with(file.file(), "values that are said to be -1 and +1 must be numbers", "truth values", "leave plusMinus() out");
        }
        EnsembleFile.Layout layout = file.layout(source);
        var spins = new SpinArray(file.file(), layout.count(), layout.size(), truth ? Boolean.TRUE : zeroOne);
        source.forEach(spins::value);
        return spins;
    }

    private SpinArray ofBits(ArrayFiles files) {
        ArraySource source = file.open(files, PACKED);
        if (!source.type().equals(ElementType.UINT8)) {
            throw Trouble.with(file.file(), "packed bits must be bytes without sign, uint8", source.type(), "write them by np.packbits");
        }
        EnsembleFile.Layout layout = bitLayout(files, source.shape());
        boolean byRow = source.shape().length == 3;
        int bits = byRow ? layout.size() : layout.size() * layout.size();
        var spins = new SpinArray(file.file(), layout.count(), layout.size(), true);
        int bytes = (bits - 1) / Byte.SIZE + 1;
        source.forEach((index, value) -> spins.bits(index / bytes * bits, (int) (index % bytes) * Byte.SIZE, bits, (int) value));
        return spins;
    }

    private EnsembleFile.Layout bitLayout(ArrayFiles files, long[] shape) {
        if (shape.length == 3 && shape[2] == (shape[1] + 7) / 8) {
            return file.layout(shape[0], shape[1], shape);
        }
        if (shape.length != 2) {
            throw Trouble.with(file.file(), "packed bits must have the shape (N, ⌈L·L/8⌉) or (N, L, ⌈L/8⌉)", ArraySource.text(shape),
                    "write np.packbits(array.reshape(N, L*L), axis=1)");
        }
        long size = file.size() > 0 ? file.size() : files.names().contains(SHAPE) ? stated(files) : onlySize(shape);
        if ((size * size + 7) / 8 != shape[1]) {
            throw Trouble.with(file.file(), "packed bits of L = " + size + " must have " + (size * size + 7) / 8 + " bytes a row", shape[1], "say size(L)");
        }
        return file.layout(shape[0], size, shape);
    }

    private long stated(ArrayFiles files) {
        double[] last = new double[1];
        ArraySource shape = files.array(SHAPE);
        if (shape.type().kind() != 'i' || shape.shape().length != 1 || shape.shape()[0] != 3) {
            throw Trouble.with(file.file(), "the array \"shape\" must be three whole numbers", ArraySource.text(shape.shape()), "say size(L)");
        }
        shape.forEach((index, value) -> last[0] = value);
        return (long) Math.max(0, Math.min(last[0], Spins.LARGEST_SIZE + 1.0));
    }

    private long onlySize(long[] shape) {
        long most = (long) Math.floor(Math.sqrt(8.0 * shape[1]));
        long fewest = (long) Math.ceil(Math.sqrt(8.0 * shape[1] - 7));
        if (most != fewest || shape[1] < 1) {
            throw Trouble.with(file.file(), "packed bits must say which L they have where " + shape[1] + " bytes fit "
                    + (most < fewest ? "none" : "L = " + fewest + " to " + most), ArraySource.text(shape), "say size(L)");
        }
        return most;
    }

    /** For example {@code mine.npy, L = 8, 4 chains}. */
    @Override
    public String toString() {
        return file.text();
    }
}
