package org.inverserg.upscaling;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.inverserg.flip.UpscalingStep;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.RandomBits;
import org.inverserg.parallel.Require;
import org.inverserg.statistics.Replicas;

/** An upscaler that draws by a rule which is given spin by spin, see {@link Upscaler#of}. */
final class OwnUpscaler extends Upscaler {

    private final String name;
    private final Consumer<FineLattice> rule;

    OwnUpscaler(String name, Consumer<FineLattice> rule) {
        Require.that(!Require.given(name, "the name of an upscaler").isBlank(), "the name of an upscaler must say which one it is", "'" + name + "'",
                "name the rule and its numbers");
        this.name = name;
        this.rule = Require.given(rule, "the rule of an upscaler");
    }

    @Override
    UpscalingStep newStep() {
        return (coarse, size, fine, random) -> {
            var lattice = new FineLattice(2 * size);
            Arrays.fill(fine, 0, 4 * size * size, 0);
            for (int lane = 0; lane < Batches.WIDTH; lane++) {
                lattice.draw(coarse, lane, random);
                rule.accept(lattice);
                byte[] spins = lattice.finished();
                for (int site = 0; site < spins.length; site++) {
                    fine[site] |= (spins[site] + 1L >> 1) << lane;
                }
            }
        };
    }

    @Override
    Probability newProbability() {
        return (coarse, size, fine) -> {
            var lattice = new FineLattice(2 * size);
            double[] all = new double[Batches.WIDTH];
            for (int lane = 0; lane < all.length; lane++) {
                lattice.show(coarse, lane, fine);
                rule.accept(lattice);
                lattice.finished();
                all[lane] = lattice.logProbability();
            }
            return all;
        };
    }

    @Override
    String name() {
        return name;
    }

    /**
     * A rule is code, and what it holds cannot be read: it is told by what it does. Seeds are the same each time, so that another rule draws
     * something else, or draws it with other probabilities.
     */
    @Override
    String weightsKey() {
        return IntStream.of(1, 2, 4, 8).mapToObj(this::probe).flatMapToDouble(Arrays::stream).mapToObj(Double::toHexString).collect(Collectors.joining(" "));
    }

    /** ln P of what it draws for 64 coarse lattices of {@code size}. */
    private double[] probe(int size) {
        var random = new RandomBits(size);
        long[] coarse = new long[size * size];
        Arrays.setAll(coarse, site -> random.next());
        long[] fine = new long[4 * size * size];
        try {
            newStep().apply(coarse, size, fine, random);
            return newProbability().of(coarse, size, fine);
        } catch (IllegalArgumentException smallLattice) { // a rule may refuse what it is not made for
            return new double[0];
        }
    }

    @Override
    Replicas loss(Losses configurations) {
        return configurations.ofProbabilities(this::newProbability);
    }

    /** What is drawn follows from the name and the seed alone. */
    @Override
    public Provenance provenance() {
        return Provenance.of("own upscaler " + name, 0, null);
    }

    /** For example {@code own upscaler copies and follows}. */
    @Override
    public String toString() {
        return "own upscaler " + name;
    }
}
