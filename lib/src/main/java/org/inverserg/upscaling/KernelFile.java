package org.inverserg.upscaling;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.inverserg.files.Members;
import org.inverserg.files.ResultFile;
import org.inverserg.likelihood.KernelWeights;
import org.inverserg.patterns.Orbits;
import org.inverserg.statistics.Estimate;

/**
 * What a {@link ResultFile} holds of a {@link SymmetricKernel}: {@code size} k, {@code weights} in the order of the orbits, their {@code covariance} row by row,
 * {@code loss} with its error, {@code samples}, {@code effective} configurations, {@code gradient} and {@code steps} of the training.
 */
final class KernelFile {

    private static final ResultFile FORMAT = new ResultFile("symmetric kernel");
    private static final int LARGEST = 99;

    private KernelFile() {
    }

    static void save(SymmetricKernel kernel, KernelWeights fit, Path file) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("size", kernel.size());
        members.put("weights", fit.weights());
        members.put("covariance", Arrays.stream(fit.covariance().getData()).flatMapToDouble(Arrays::stream).toArray());
        members.put("loss", new double[] {fit.loss().value(), fit.loss().error()});
        members.put("samples", fit.samples());
        members.put("effective", fit.effective());
        members.put("gradient", fit.gradient());
        members.put("steps", fit.steps());
        FORMAT.save(file, members, kernel.provenance());
    }

    static SymmetricKernel load(Path file) {
        Members members = FORMAT.load(file);
        int size = (int) members.whole("size", 1, LARGEST);
        if (size % 2 == 0) {
            throw members.wrong("size", "odd", size);
        }
        Orbits orbits = Orbits.ofSize(size);
        double[] weights = finite(members, "weights", orbits.count());
        var fit = new KernelWeights(weights, covariance(members, orbits.count()), loss(members), members.whole("samples", 0, Long.MAX_VALUE),
                members.number("effective"), members.number("gradient"), (int) members.whole("steps", 0, Integer.MAX_VALUE));
        return SymmetricKernel.trained(orbits, fit, members.provenance("provenance"));
    }

    private static double[] finite(Members members, String name, int count) {
        double[] values = members.numbers(name, count);
        if (!Arrays.stream(values).allMatch(Double::isFinite)) {
            throw members.wrong(name, "finite numbers", Arrays.toString(values));
        }
        return values;
    }

    private static RealMatrix covariance(Members members, int count) {
        double[] values = finite(members, "covariance", count * count);
        RealMatrix covariance = new Array2DRowRealMatrix(count, count);
        for (int i = 0; i < values.length; i++) {
            covariance.setEntry(i / count, i % count, values[i]);
        }
        for (int i = 0; i < count; i++) {
            if (covariance.getEntry(i, i) < 0 || Math.abs(covariance.subtract(covariance.transpose()).getNorm()) > 1e-9 * covariance.getNorm()) {
                throw members.wrong("covariance", "a symmetric matrix with variances of 0 or more", Arrays.toString(covariance.getRow(i)));
            }
        }
        return covariance;
    }

    private static Estimate loss(Members members) {
        double[] loss = members.numbers("loss", 2);
        if (loss[1] < 0) {
            throw members.wrong("loss", "a value and an error of 0 or more", loss[1]);
        }
        return Estimate.of(loss[0], loss[1]);
    }
}
