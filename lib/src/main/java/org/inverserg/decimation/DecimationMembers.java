package org.inverserg.decimation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inverserg.files.Members;
import org.inverserg.likelihood.WeightsMembers;
import org.inverserg.parallel.Internal;
import org.inverserg.parallel.Require;

/**
 * What files hold of a trained inverse decimation: {@code beta}, {@code size} L, {@code start}, the probabilities of the 65 536 configurations of 4×4 spins up to
 * a common factor, and {@code kernels} in the order in which they draw, each with its {@code class} of sites, the {@code level} M of its lattice, the names of its
 * {@code features}, and its {@link WeightsMembers}.
 *
 * @hidden
 */
@Internal
public final class DecimationMembers {

    private static final int SMALLEST_SIZE = 4;
    private static final int LARGEST_SIZE = 1 << 13;

    private DecimationMembers() {
    }

    /** The members in their order. */
    public static Map<String, Object> of(DecimationFit.Result result) {
        DecimationModel model = Require.given(result, "a trained inverse decimation").model();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("beta", model.beta());
        members.put("size", model.size());
        members.put("start", model.start().probabilities());
        members.put("kernels", result.kernels().stream().map(DecimationMembers::of).toList());
        return members;
    }

    private static Map<String, Object> of(TrainedKernel kernel) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("class", kernel.drawn().name());
        members.put("level", kernel.levelSize());
        members.put("features", kernel.names());
        members.putAll(WeightsMembers.of(kernel.fit()));
        return members;
    }

    /**
     * Reads them back.
     *
     * @throws IllegalArgumentException if something is missing or cannot be
     */
    public static DecimationFit.Result read(Members members) {
        int size = (int) Require.given(members, "the members of a result").whole("size", SMALLEST_SIZE, LARGEST_SIZE);
        if (Integer.bitCount(size) != 1) {
            throw members.wrong("size", "4, 8, 16 and so on", size);
        }
        double beta = members.number("beta");
        if (!(beta > 0)) {
            throw members.wrong("beta", "a number above 0", beta);
        }
        return DecimationFit.Result.of(beta, size, start(members), kernels(members, size));
    }

    private static StartTable start(Members members) {
        double[] probabilities = members.numbers("start", 1 << SMALLEST_SIZE * SMALLEST_SIZE);
        for (double probability : probabilities) {
            if (!(probability > 0)) {
                throw members.wrong("start", "a list of probabilities above 0", probability);
            }
        }
        return new StartTable(SMALLEST_SIZE, probabilities);
    }

    private static List<TrainedKernel> kernels(Members members, int size) {
        List<Members> saved = members.objects("kernels");
        var kernels = new ArrayList<TrainedKernel>();
        for (int level = DecimationFit.SMALLEST_LEVEL; level <= size; level *= 2) {
            for (SiteClass drawn : Level.trained(level == size)) {
                if (kernels.size() == saved.size()) {
                    throw members.wrong("kernels", "a kernel for each class of each level to L = " + size, saved.size());
                }
                kernels.add(kernel(saved.get(kernels.size()), drawn, level, size / level));
            }
        }
        if (kernels.size() < saved.size()) {
            throw members.wrong("kernels", kernels.size() + " kernels for L = " + size, saved.size());
        }
        return kernels;
    }

    private static TrainedKernel kernel(Members saved, SiteClass drawn, int level, int spacing) {
        if (!saved.text("class").equals(drawn.name())) {
            throw saved.wrong("class", drawn.name() + " in this place", saved.text("class"));
        }
        saved.whole("level", level, level);
        var features = new Features(DecimationFit.context(drawn, level));
        if (!saved.texts("features").equals(features.names())) {
            throw saved.wrong("features", features.names().toString(), saved.texts("features"));
        }
        return new TrainedKernel(features, spacing, WeightsMembers.read(saved, features.count()));
    }
}
