/**
 * What the lines of a cell do that begin with a percent sign: {@link org.inverserg.environment.magics.Magics} has them all. May use
 * {@code syntax}, {@code session}.
 */
package org.inverserg.environment.magics;
