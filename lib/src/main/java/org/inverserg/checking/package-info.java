/**
 * Answers of students, and what is said of them: a sentence that ends in points and words that help.
 *
 * <p>{@link org.inverserg.checking.Check} is pure: it shows nothing, and what it says follows from the answer alone. Uses {@code parallel} and
 * {@code statistics}.
 */
package org.inverserg.checking;
