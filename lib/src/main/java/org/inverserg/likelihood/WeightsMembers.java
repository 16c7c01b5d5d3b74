package org.inverserg.likelihood;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.inverserg.files.Members;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.Estimate;

/**
 * What files hold of {@link KernelWeights}: {@code weights}, their {@code covariance} row by row, {@code loss} with its error, {@code samples},
 * {@code effective} configurations, {@code gradient} and {@code steps} of the training.
 *
 * @hidden
 */
@Internal
public final class WeightsMembers {

    private WeightsMembers() {
    }

    /** The members in their order. */
    public static Map<String, Object> of(KernelWeights fit) {
        Require.given(fit, "the weights of a kernel");
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("weights", fit.weights());
        members.put("covariance", Arrays.stream(fit.covariance().getData()).flatMapToDouble(Arrays::stream).toArray());
        members.put("loss", new double[] {fit.loss().value(), fit.loss().error()});
        members.put("samples", fit.samples());
        members.put("effective", fit.effective());
        members.put("gradient", fit.gradient());
        members.put("steps", fit.steps());
        return members;
    }

    /**
     * Reads them back.
     *
     * @param count of the weights
     * @throws IllegalArgumentException if something is missing or cannot be
     */
    public static KernelWeights read(Members members, int count) {
        double[] weights = finite(Require.given(members, "the members of a result"), "weights", count);
        return new KernelWeights(weights, covariance(members, count), loss(members), members.whole("samples", 0, Long.MAX_VALUE),
                members.number("effective"), members.number("gradient"), (int) members.whole("steps", 0, Integer.MAX_VALUE));
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
