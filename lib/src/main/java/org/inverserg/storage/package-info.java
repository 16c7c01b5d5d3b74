/**
 * What outlives the program: a folder in which expensive results wait for the next one who asks for them, and one in which processes that run
 * the same script share their work.
 *
 * <p>{@link org.inverserg.storage.Cache} and {@code FolderEngine} are where to start. {@link org.inverserg.storage.WholeFile} writes every file of the library. Uses
 * {@code parallel}.
 *
 * <p>The cache and the folder lock, write and name their files by the same classes, which nobody else may use: so they share one room, of more files than most.
 */
package org.inverserg.storage;
