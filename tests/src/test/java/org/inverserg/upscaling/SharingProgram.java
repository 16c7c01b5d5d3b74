package org.inverserg.upscaling;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.inverserg.couplings.CouplingPair;
import org.inverserg.lattice.Fields;
import org.inverserg.measuring.Observables;
import org.inverserg.parallel.Parallel;
import org.inverserg.sampling.Ising;
import org.inverserg.sampling.PhiFour;
import org.inverserg.tower.TransposedNetwork;

/** A script that is run by several programs which share the folder that is its argument. */
final class SharingProgram {

    private static final int DREAMS = 8_000;

    private SharingProgram() {
    }

    public static void main(String[] arguments) throws IOException {
        Parallel.setThreads(1);
        Parallel.share(Path.of(arguments[0]));
        System.out.println(result());
    }

    /** What calls of all kinds give, to the last bit. */
    static String result() throws IOException {
        DreamPlan plan = SymmetricKernel.withWeights(3, 1.41, 0.63, 0.55).dream(DREAMS).seed(4);
        Fields fields = PhiFour.pointB().seed(5).sample(1500);
        TransposedNetwork network = TransposedNetwork.linear().train(fields);
        return hash(plan.density().couplings().upTo(64)) + " " + plan.configurationsAt(16).contentKey()
                + " " + hash(Ising.critical(32).seed(6).series().measure(3000)) + " " + fields.contentKey()
                + " " + hash(Ising.scan().sizes(4, 8).betas(0.4, 0.44).seed(7).measure(500))
                + " " + Arrays.hashCode(network.rescale(fields).upTo(32).magnetizations(32));
    }

    private static String hash(Observables observables) {
        return HexFormat.of().toHexDigits(observables.table().printAll().hashCode());
    }

    private static String hash(Dream dream) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (CouplingPair pair : dream.measurements().couplings()) {
            pair.moments().write(new DataOutputStream(bytes));
        }
        var checksum = new CRC32C();
        checksum.update(bytes.toByteArray());
        return hash(dream.observables()) + " " + HexFormat.of().toHexDigits(checksum.getValue());
    }
}
