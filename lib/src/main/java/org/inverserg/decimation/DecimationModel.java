package org.inverserg.decimation;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.zip.CRC32C;
import org.inverserg.parallel.Internal;

/**
 * The distribution q(σ) that inverse decimation draws L×L configurations from: a table for the smallest lattice, then levels that double
 * the size by filling in spins; the finest level knows the coupling and is exact but for two of its classes. Immutable.
 *
 * @hidden
 */
@Internal
public final class DecimationModel {

    private final double beta;
    private final StartTable start;
    private final List<Level> levels;

    /** @param levels from the smallest to the finest, each twice as large as the one before */
    DecimationModel(double beta, StartTable start, List<Level> levels) {
        this.beta = beta;
        this.start = start;
        this.levels = List.copyOf(levels);
    }

    /** β of the target distribution. */
    public double beta() {
        return beta;
    }

    /** L. */
    public int size() {
        return levels.isEmpty() ? start.size() : levels.get(levels.size() - 1).size();
    }

    /** A word for all numbers that it draws with: trainings on other processors may differ by them alone. */
    String weightsKey() {
        var checksum = new CRC32C();
        var bytes = ByteBuffer.allocate(Double.BYTES);
        DoubleStream.concat(DoubleStream.concat(DoubleStream.of(beta), DoubleStream.of(start.probabilities())), levels.stream().flatMapToDouble(Level::weights))
                .forEach(weight -> checksum.update(bytes.putDouble(0, weight).rewind()));
        return Long.toHexString(checksum.getValue());
    }

    StartTable start() {
        return start;
    }

    List<Level> levels() {
        return levels;
    }
}
