/**
 * What flows between a cell and the page that shows it: {@link org.inverserg.environment.streams.CellOutput} gathers what cells print and
 * show, {@link org.inverserg.environment.streams.CellInput} asks the person for lines,
 * {@link org.inverserg.environment.streams.CellProgress} shows how far long calls have come. May use {@code progress}.
 */
package org.inverserg.environment.streams;
