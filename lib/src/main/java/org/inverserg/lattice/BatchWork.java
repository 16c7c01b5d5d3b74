package org.inverserg.lattice;

import java.util.List;
import java.util.function.Supplier;

/**
 * Makes sinks whose results are all that they leave, so that any process may go through the batches. They consist of what
 * {@link org.inverserg.parallel.Job} says.
 *
 * @param <R> what is made of a run
 */
public interface BatchWork<R> extends Supplier<BatchSink<R>> {

    /** All that the results follow from beside the configurations. */
    String key();

    /** The records that results are made of. */
    default List<Class<? extends Record>> records() {
        return List.of();
    }
}
