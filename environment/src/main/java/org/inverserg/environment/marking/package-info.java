/**
 * Hand-ins of students, in two programs that share nothing but lines of JSON. {@link org.inverserg.environment.marking.HandIn} runs a student's cells
 * where they can do no harm and tells the values that checks ask for; {@link org.inverserg.environment.marking.Judge} knows what is right and runs
 * nothing of a student's. {@link org.inverserg.environment.marking.CheckCells} finds the checks in the teacher's cells. May use every other package
 * of the environment; none may use it.
 */
package org.inverserg.environment.marking;
