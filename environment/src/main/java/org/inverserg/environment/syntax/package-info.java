/**
 * What can be told from the text of a cell alone: {@link org.inverserg.environment.syntax.MagicScanner} finds its magics, its statements, and
 * where it is no code. Uses no other package.
 */
package org.inverserg.environment.syntax;
