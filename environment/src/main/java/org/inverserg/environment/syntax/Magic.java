package org.inverserg.environment.syntax;

/**
 * A line of a cell that speaks to the kernel and not to Java: {@code %name arguments}, or as the first line of a cell
 * {@code %%name arguments}, which then concerns the whole cell. {@code !command} is one as well, for the shell of the machine, and so is
 * {@code /name}, which JShell's own tool has. {@code List<String> added = %jars lib/*.jar} assigns what the magic is worth.
 *
 * @param name what stands behind the percent signs; {@code !} for a command, {@code /name} for what JShell's tool has
 * @param arguments the rest of the line, without the space around it
 * @param wholeCell whether there are two percent signs
 * @param statement the offset at which the statement begins that it belongs to: its own start, unless its worth is assigned
 * @param start the offset of the first percent sign in the cell
 * @param argumentsStart the offset behind the name
 * @param end the offset of the end of the line
 */
public record Magic(String name, String arguments, boolean wholeCell, int statement, int start, int argumentsStart, int end) {

    /** The name of a line for the shell of the machine. */
    public static final String COMMAND = "!";

    /** The magic as a person writes it, without its arguments. */
    public String spelling() {
        boolean sign = name.equals(COMMAND) || name.startsWith("/");
        return (sign ? "" : wholeCell ? "%%" : "%") + name;
    }

    /** Whether a variable takes what the magic is worth. */
    public boolean assigned() {
        return statement < start;
    }

    /** Whether this is a line for the shell of the machine, unless it is Java: {@code !done} can be either. */
    public boolean command() {
        return name.equals(COMMAND);
    }
}
