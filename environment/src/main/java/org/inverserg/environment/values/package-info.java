/**
 * What the variables of a living notebook hold while its cells are edited and run again.
 *
 * <p>{@link org.inverserg.environment.values.Declarations} declares things and leaves everything as it was where that fails,
 * {@link org.inverserg.environment.values.VariableValues} sees to it that variables keep their values when JShell gives them new
 * classes. Uses {@code execution} alone.
 */
package org.inverserg.environment.values;
