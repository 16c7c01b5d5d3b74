package org.inverserg.environment.session;

/**
 * A line of a cell that speaks to the kernel and not to Java: {@code %name arguments}, or as the first line of a cell
 * {@code %%name arguments}, which then concerns the whole cell.
 *
 * @param name what stands behind the percent signs
 * @param arguments the rest of the line, without the space around it
 * @param wholeCell whether there are two percent signs
 * @param start the offset of the first percent sign in the cell
 * @param argumentsStart the offset behind the name
 * @param end the offset of the end of the line
 */
public record Magic(String name, String arguments, boolean wholeCell, int start, int argumentsStart, int end) {

    /** The magic as a person writes it, without its arguments. */
    public String spelling() {
        return (wholeCell ? "%%" : "%") + name;
    }
}
