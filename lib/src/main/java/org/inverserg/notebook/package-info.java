/**
 * How results look and are compared in a notebook, without any type of a kernel: representations by MIME type, rows of agreement
 * with the papers, and the two profiles of statistics.
 *
 * <p>{@link org.inverserg.notebook.Bundle} is pure: an adapter of a kernel passes results through it. May use every package of the
 * library.
 */
package org.inverserg.notebook;
