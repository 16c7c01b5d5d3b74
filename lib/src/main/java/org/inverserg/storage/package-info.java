/**
 * What outlives the program: a folder in which expensive results wait for the next one who asks for them, and one in which processes that run
 * the same script share their work.
 *
 * <p>{@link org.inverserg.storage.Cache} and {@code FolderEngine} are where to start. {@link org.inverserg.storage.WholeFile} writes every file of the library. Uses
 * {@code parallel}.
 */
package org.inverserg.storage;
