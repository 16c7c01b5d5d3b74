/**
 * Adapters that let a Jupyter kernel show the library's results.
 *
 * <p>The library describes a result without knowing any kernel ({@link org.inverserg.notebook.Bundle}); a class here hands
 * that description to one kind of kernel.
 */
package org.inverserg.environment.rendering;
