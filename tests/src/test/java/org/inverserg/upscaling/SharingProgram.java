package org.inverserg.upscaling;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.inverserg.couplings.CouplingPair;
import org.inverserg.parallel.Parallel;

/** A script that is run by several programs which share the folder that is its argument. */
final class SharingProgram {

    private static final int DREAMS = 20_000;

    private SharingProgram() {
    }

    public static void main(String[] arguments) throws IOException {
        Parallel.setThreads(1);
        Parallel.share(Path.of(arguments[0]));
        System.out.println(result());
    }

    /** What two calls give, to the last bit. */
    static String result() throws IOException {
        DreamPlan plan = SymmetricKernel.withWeights(3, 1.41, 0.63, 0.55).dream(DREAMS).seed(4);
        Dream dream = plan.density().couplings().upTo(64);
        var bytes = new ByteArrayOutputStream();
        for (CouplingPair pair : dream.measurements().couplings()) {
            pair.moments().write(new DataOutputStream(bytes));
        }
        var checksum = new CRC32C();
        checksum.update(bytes.toByteArray());
        return dream.observables().table().printAll().hashCode() + " " + HexFormat.of().toHexDigits(checksum.getValue()) + " "
                + plan.configurationsAt(16).contentKey();
    }
}
