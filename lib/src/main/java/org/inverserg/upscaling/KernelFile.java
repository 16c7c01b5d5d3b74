package org.inverserg.upscaling;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.inverserg.files.Members;
import org.inverserg.files.ResultFile;
import org.inverserg.likelihood.KernelWeights;
import org.inverserg.likelihood.WeightsMembers;
import org.inverserg.patterns.Orbits;

/** What a {@link ResultFile} holds of a {@link SymmetricKernel}: {@code size} k, and the {@link WeightsMembers} in the order of the orbits. */
final class KernelFile {

    private static final ResultFile FORMAT = new ResultFile("symmetric kernel");
    private static final int LARGEST = 99;

    private KernelFile() {
    }

    static void save(SymmetricKernel kernel, KernelWeights fit, Path file) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("size", kernel.size());
        members.putAll(WeightsMembers.of(fit));
        FORMAT.save(file, members, kernel.provenance());
    }

    static SymmetricKernel load(Path file) {
        Members members = FORMAT.load(file);
        int size = (int) members.whole("size", 1, LARGEST);
        if (size % 2 == 0) {
            throw members.wrong("size", "odd", size);
        }
        Orbits orbits = Orbits.ofSize(size);
        return SymmetricKernel.trained(orbits, WeightsMembers.read(members, orbits.count()), members.provenance("provenance"));
    }
}
