/**
 * What outlives the program: a folder in which expensive results wait for the next one who asks for them.
 *
 * <p>{@link org.inverserg.storage.Cache} is where to start. Uses no other package of the library.
 */
package org.inverserg.storage;
