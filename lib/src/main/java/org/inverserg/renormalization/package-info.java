/**
 * The renormalization group of configurations: the linearised flow of couplings, its eigenvalues and the exponents that follow.
 *
 * <p>Uses {@code parallel}, {@code statistics}, {@code lattice}, {@code couplings}, {@code measuring}, {@code upscaling}.
 */
package org.inverserg.renormalization;
