package org.inverserg.lattice;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.inverserg.files.ArrayContent;
import org.inverserg.files.ElementType;

/** Writes spins for NumPy: bytes ±1 of shape (N, L, L), or eight spins to a byte as {@code np.packbits} does. */
final class SpinWriter {

    private SpinWriter() {
    }

    static void write(Spins spins, Path path) {
        long[] shape = {spins.count(), spins.size(), spins.size()};
        var array = new ArrayContent(ElementType.INT8, shape, out -> {
            for (int i = 0; i < spins.count(); i++) {
                out.write(spins.configuration(i));
            }
        });
        EnsembleFile.write(path, array, members(spins, SpinFile.SPINS, array), spins.chains(), spins.provenance(), out -> {
            for (int i = 0; i < spins.count(); i++) {
                byte[] row = spins.configuration(i);
                EnsembleFile.writeRow(out, path, row.length, site -> String.valueOf(row[site]));
            }
        });
    }

    static void writePacked(Spins spins, Path path) {
        int bytes = (spins.size() * spins.size() - 1) / Byte.SIZE + 1;
        var array = new ArrayContent(ElementType.UINT8, new long[] {spins.count(), bytes}, out -> {
            for (int i = 0; i < spins.count(); i++) {
                out.write(packed(spins.configuration(i), bytes));
            }
        });
        Map<String, ArrayContent> members = members(spins, SpinFile.PACKED, array);
        members.put(SpinFile.SHAPE, new ArrayContent(ElementType.INT64, new long[] {3}, out -> {
            for (long along : new long[] {spins.count(), spins.size(), spins.size()}) {
                ArrayContent.of(along).body().writeTo(out);
            }
        }));
        EnsembleFile.write(path, array, members, spins.chains(), spins.provenance(), null);
    }

    private static Map<String, ArrayContent> members(Spins spins, String name, ArrayContent array) {
        var members = new LinkedHashMap<String, ArrayContent>();
        members.put(name, array);
        spins.model().ifPresent(model -> members.put(SpinFile.BETA, ArrayContent.of(new long[0], model.beta())));
        return members;
    }

    /** The first spin in the most significant bit. */
    private static byte[] packed(byte[] spins, int bytes) {
        byte[] packed = new byte[bytes];
        for (int site = 0; site < spins.length; site++) {
            if (spins[site] > 0) {
                packed[site / Byte.SIZE] |= (byte) (0x80 >>> site % Byte.SIZE);
            }
        }
        return packed;
    }
}
