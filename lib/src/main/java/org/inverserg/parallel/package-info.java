/**
 * How work is done: fixed batches of 64 configurations, one stream of random numbers for each, the engines they run on,
 * progress, cancellation, and the provenance from which every seed follows.
 *
 * <p>Uses no other package of the library. A batch's result depends on its index and its stream only, and results are
 * merged in the order of the batches: the same seed gives the same bits for any number of threads.
 *
 * <p>Batches, the engines that run them and the settings that choose an engine know each other: a few files more than other rooms have.
 */
package org.inverserg.parallel;
