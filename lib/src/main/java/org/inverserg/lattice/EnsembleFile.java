package org.inverserg.lattice;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.inverserg.files.ArrayContent;
import org.inverserg.files.ArrayFiles;
import org.inverserg.files.ArraySource;
import org.inverserg.files.ElementType;
import org.inverserg.files.Json;
import org.inverserg.files.ProvenanceText;
import org.inverserg.files.Trouble;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;

/**
 * What is said of a file of configurations, and how its array is cut into lattices.
 *
 * @param file   where it is
 * @param array  its name in an archive, or null for the only one
 * @param size   L, or 0 for what the shape says
 * @param chains how many Markov chains the configurations come from, or 0 where it is not known
 */
record EnsembleFile(Path file, String array, int size, int chains) {

    /** Of an archive that the library has written. */
    static final String CHAINS = "chains";
    static final String PROVENANCE = "provenance";
    private static final String RESHAPE = "write array.reshape(N, L, L)";

    /** An array of N configurations of L×L. */
    record Layout(int count, int size) {
    }

    EnsembleFile {
        Require.given(file, "the name of a file");
    }

    static EnsembleFile of(Path file) {
        return new EnsembleFile(file, null, 0, 0);
    }

    EnsembleFile withArray(String name) {
        return new EnsembleFile(file, Require.given(name, "the name of an array"), size, chains);
    }

    EnsembleFile withSize(int newSize) {
        Spins.checkSize(newSize);
        return new EnsembleFile(file, array, newSize, chains);
    }

    EnsembleFile withChains(int count) {
        return new EnsembleFile(file, array, size, Require.atLeastOne(count, "the number of chains"));
    }

    /** The array that was named, or the one that the library writes, or the only one. */
    ArraySource open(ArrayFiles files, String usual) {
        boolean own = array == null && files.names().contains(usual);
        return numbers(files.array(own ? usual : array));
    }

    ArraySource numbers(ArraySource source) {
        if (source.type().kind() == 'U') {
            throw Trouble.with(file, "configurations must be numbers", "text", "choose another array by array(…)");
        }
        return source;
    }

    /** N×L×L, or N rows of L·L, or one configuration; what fits two of them must be stated. */
    Layout layout(ArraySource source) {
        long[] shape = source.shape();
        boolean three = shape.length == 3 && shape[1] == shape[2];
        boolean two = shape.length == 2;
        int root = two ? (int) Math.round(Math.sqrt((double) shape[1])) : 0;
        boolean rows = two && (long) root * root == shape[1] && (size == 0 || size == root);
        boolean one = two && shape[0] == shape[1] && (size == 0 || size == shape[0]);
        if (rows && one && root > 1) {
            throw Trouble.with(file, "it must be clear what is a configuration: the shape could be one of " + shape[0] + "×" + shape[0] + " or " + shape[0]
                    + " of " + root + "×" + root, ArraySource.text(shape), "say size(L), or " + RESHAPE);
        }
        if (!three && !rows && !one) {
            throw Trouble.with(file, "the shape must be (N, L, L), or (N, L·L) with one configuration a row" + (size == 0 ? "" : ", with L = " + size),
                    ArraySource.text(shape), RESHAPE + hint(source));
        }
        long length = three ? shape[2] : rows ? root : shape[0];
        return layout(three || rows ? shape[0] : 1, length, shape);
    }

    private static String hint(ArraySource source) {
        return source.type().equals(ElementType.UINT8) ? "; if it holds rows of np.packbits, say packed()" : "";
    }

    Layout layout(long count, long length, long[] shape) {
        if (count < 1 || count > Integer.MAX_VALUE || length < 1 || length > Spins.LARGEST_SIZE || size > 0 && length != size) {
            throw Trouble.with(file, "there must be 1 to " + Integer.MAX_VALUE + " configurations of L = "
                    + (size > 0 ? size : "1 to " + Spins.LARGEST_SIZE), ArraySource.text(shape), RESHAPE);
        }
        if (chains > 0 && count % chains != 0) {
            throw Trouble.with(file, "the number of chains must divide the number of configurations, " + count, chains,
                    "each chain has as many draws as the others, its own one after the other");
        }
        return new Layout((int) count, (int) length);
    }

    /** How many chains: what was said, what the file says, or one where nobody knows. */
    int chains(ArrayFiles files, int count) {
        double said = chains > 0 ? chains : files.number(CHAINS).orElse(1.0);
        if (said != Math.rint(said) || said < 1 || said > count) {
            throw Trouble.with(file, "the number of chains must be a whole number from 1 to " + count, said, "say chains(n)");
        }
        return (int) said;
    }

    /** Where they come from: the file by its content, and before that what an archive of the library says. */
    Provenance provenance(ArrayFiles files, String kind, int count, int length, String content) {
        String operation = String.format(Locale.ROOT, "%s of a file L=%d content=%s", kind, length, content);
        List<Provenance> inputs = files.text(PROVENANCE).map(text -> List.of(ProvenanceText.read(file, text))).orElse(List.of());
        var origin = Provenance.of(operation, count, null, inputs.toArray(Provenance[]::new));
        boolean known = chains > 0 || files.names().contains(CHAINS);
        return known ? origin : origin.noting("the file does not say which Markov chains its configurations come from: they are taken as one chain in the"
                + " order of the file, with errors from bins of neighbours; chains(n) says more");
    }

    /** {@code .npy}: the array. {@code .npz}: the members, the chains and the provenance. {@code .txt}, {@code .csv}: a row a configuration. */
    static void write(Path path, ArrayContent array, Map<String, ArrayContent> members, int chains, Provenance provenance, ArrayContent.Body rows) {
        String name = Require.given(path, "the name of a file").toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".npy")) {
            ArrayFiles.write(path, array);
        } else if (name.endsWith(".npz")) {
            members.put(CHAINS, ArrayContent.of(chains));
            members.put(PROVENANCE, ArrayContent.of(Json.text(ProvenanceText.members(provenance))));
            ArrayFiles.write(path, members);
        } else if (rows != null && (name.endsWith(".txt") || name.endsWith(".csv"))) {
            ArrayFiles.write(path, out -> {
                var buffered = new BufferedOutputStream(out, 1 << 16);
                rows.writeTo(buffered);
                buffered.flush();
            });
        } else {
            throw new IllegalArgumentException("the name of a file of configurations must end with .npy, .npz" + (rows == null ? "" : ", .txt or .csv")
                    + ", got \"" + path + "\"; the ending says how it is written");
        }
    }

    /** One line: commas for {@code .csv}, blanks else. */
    static void writeRow(OutputStream out, Path path, int length, IntFunction<String> value) throws IOException {
        String separator = path.toString().toLowerCase(Locale.ROOT).endsWith(".csv") ? "," : " ";
        var row = new StringBuilder();
        for (int site = 0; site < length; site++) {
            row.append(site == 0 ? "" : separator).append(value.apply(site));
        }
        out.write(row.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** For example {@code mine.npy, L = 8, 4 chains}. */
    String text() {
        return file + (size > 0 ? ", L = " + size : "") + (chains > 0 ? ", " + chains + " chains" : "");
    }
}
