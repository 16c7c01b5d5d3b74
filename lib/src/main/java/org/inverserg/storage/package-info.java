/**
 * What outlives the program: a folder in which expensive results wait for the next one who asks for them.
 *
 * <p>{@link org.inverserg.storage.Cache} is where to start. {@link org.inverserg.storage.WholeFile} writes every file of the library. Uses
 * {@code parallel}.
 */
package org.inverserg.storage;
