package org.inverserg.decimation;

import java.util.List;
import org.inverserg.parallel.Batches;
import org.inverserg.parallel.Job;
import org.inverserg.parallel.Progress;
import org.inverserg.parallel.Provenance;
import org.inverserg.parallel.RandomBits;

/**
 * Configurations that a model draws, 64 in a batch; those of batch b come from stream b of their provenance.
 *
 * @param count of configurations
 */
record DecimationJob(DecimationModel model, Provenance provenance, int count) {

    private String key() {
        return " of " + provenance.key() + ", " + count + " in all, with weights " + model.weightsKey();
    }

    /** What is made of each batch. */
    private interface Part<R> extends Job<Drawing, R> {

        DecimationJob drawn();

        @Override
        default int batches() {
            return Batches.count(drawn().count);
        }

        @Override
        default Drawing scratch(Progress progress) {
            return new Drawing(drawn().model, progress);
        }
    }

    /** A thread's working memory. */
    static final class Drawing {

        private final DecimationEngine engine;
        private final Progress progress;
        private final RandomBits random = new RandomBits(0);

        Drawing(DecimationModel model, Progress progress) {
            this.engine = new DecimationEngine(model);
            this.progress = progress;
        }

        /** With what was drawn last. */
        DecimationEngine engine() {
            return engine;
        }

        DecimationEngine.Batch draw(long key) {
            random.seed(key);
            DecimationEngine.Batch drawn = engine.draw(random);
            progress.count(1);
            return drawn;
        }
    }

    /** What is known of them. */
    record Measured(DecimationJob drawn) implements Part<DecimationEngine.Batch> {

        @Override
        public String key() {
            return "sums and probabilities" + drawn.key();
        }

        @Override
        public DecimationEngine.Batch run(Drawing drawing, int batch) {
            return drawing.draw(drawn.provenance.stream(batch));
        }

        @Override
        public List<Class<? extends Record>> records() {
            return List.of(DecimationEngine.Batch.class);
        }
    }

    /** Themselves. */
    record Kept(DecimationJob drawn) implements Part<long[]> {

        @Override
        public String key() {
            return "configurations" + drawn.key();
        }

        @Override
        public long[] run(Drawing drawing, int batch) {
            drawing.draw(drawn.provenance.stream(batch));
            return drawing.engine().words().clone();
        }
    }
}
