package org.inverserg.couplings;

import java.util.ArrayList;
import java.util.List;
import org.inverserg.lattice.MajorityRule;
import org.inverserg.lattice.Spins;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.Require;

/**
 * Blockings of an ensemble one after the other, L → L/2 → …, as {@code spins.block().block()} does them.
 *
 * @param steps where the random ties of each come from
 */
public record Blockings(List<Provenance> steps) {

    /** @throws IllegalArgumentException if one of them is missing */
    public Blockings {
        steps = List.copyOf(Require.all(steps, "the provenances of blockings"));
    }

    /** As many as coarse lattices are large enough for couplings, at most {@code most}. */
    public static Blockings of(Provenance fine, int size, int most) {
        Require.given(fine, "the provenance of an ensemble");
        Spins.checkSize(size);
        var steps = new ArrayList<Provenance>();
        Provenance last = fine;
        for (int at = size; steps.size() < most && CouplingPair.isFine(at); at /= 2) {
            last = MajorityRule.provenance(last, at, null);
            steps.add(last);
        }
        return new Blockings(steps);
    }

    /** The stream keys for the ties of batch {@code batch}, step by step. */
    public long[] ties(int batch) {
        return steps.stream().mapToLong(step -> step.stream(batch)).toArray();
    }
}
