/**
 * Inverse steps of the renormalization group: upscalers that draw a fine lattice given a coarse one, and dreams, in which larger and
 * larger systems are drawn one from the other and measured on the way.
 *
 * <p>Uses {@code parallel}, {@code statistics}, {@code model}, {@code storage}, {@code files}, {@code lattice}, {@code quantities}, {@code couplings},
 * {@code measuring}, {@code sampling}, {@code network}, {@code patterns}, {@code descent}, {@code likelihood}, {@code flip}, {@code viewing}.
 *
 * <p>What upscales gives dreams an engine for each thread, which is not for users: kernels, networks and upscalers of one's own stay in one room with dreams for it,
 * which so has more files than most.
 */
package org.inverserg.upscaling;
