package org.inverserg.sampling;

import java.math.BigDecimal;
import java.math.MathContext;
import org.inverserg.markov.CheckerboardField;
import org.inverserg.markov.MarkovChain;
import org.inverserg.markov.PhiFourChain;
import org.inverserg.markov.PhiFourMetropolis;
import org.inverserg.model.PhiFourAction;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.RandomBits;

/**
 * Finds the width of Metropolis moves of which half are accepted, on a configuration that is thermalised on the way. The width is
 * then frozen: a chain whose moves follow what it has done would not have e^{−S} as its distribution.
 */
final class MoveTuning {

    private static final double WANTED = 0.5;
    private static final int ROUNDS = 8;
    private static final int MOVES_PER_ROUND = 40_000;
    private static final int FEWEST_SWEEPS = 10;
    private static final MathContext DIGITS = new MathContext(3);

    private final PhiFourAction action;
    private final CheckerboardField field;
    private final RandomBits random;
    private final int sweeps;

    private MoveTuning(PhiFourAction action, int size, long key) {
        this.action = action;
        var chain = new PhiFourChain(action, size);
        chain.start(key);
        field = chain.field();
        random = new RandomBits(key + 1);
        sweeps = Math.max(FEWEST_SWEEPS, MOVES_PER_ROUND / (size * size));
    }

    /** @param key of the random numbers */
    static PhiFourTimes.Moves tune(PhiFourAction action, int size, long key) {
        return new MoveTuning(action, size, key).tune();
    }

    private PhiFourTimes.Moves tune() {
        double width = PhiFourMetropolis.width(action);
        for (int round = 0; round < ROUNDS; round++) {
            double ratio = acceptance(width) / WANTED;
            width = new BigDecimal(width * Math.max(0.5, Math.min(2, ratio))).round(DIGITS).doubleValue();
        }
        double accepted = acceptance(width);
        if (accepted == 0) {
            throw new IllegalStateException("some Metropolis moves must be accepted, got none of " + action + " with moves up to " + width
                    + "; choose a theory whose fields move");
        }
        return new PhiFourTimes.Moves(width, new BigDecimal(accepted).round(DIGITS).doubleValue());
    }

    /** The share of moves that are accepted: those after which φ differs. */
    private double acceptance(double width) {
        var metropolis = new PhiFourMetropolis(action, width);
        long accepted = 0;
        for (int sweep = 0; sweep < sweeps; sweep++) {
            Batches.poll(MarkovChain.TASK);
            float[] before = field.values().clone();
            metropolis.sweep(field, random);
            for (int site = 0; site < before.length; site++) {
                accepted += before[site] != field.values()[site] ? 1 : 0;
            }
        }
        return (double) accepted / ((long) sweeps * field.values().length);
    }
}
