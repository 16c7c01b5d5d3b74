/**
 * Runs scripts: files of Java code with the library and the imports of a notebook, which end with an exit code. May use the
 * package of the kernel, whose sessions run the code.
 */
package org.inverserg.environment.shell;
