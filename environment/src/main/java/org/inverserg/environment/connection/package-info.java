/**
 * The sockets to Jupyter: {@link org.inverserg.environment.connection.RequestChannel} answers what comes on one,
 * {@link org.inverserg.environment.connection.CellReplies} are the answers to one request. May use {@code session}.
 */
package org.inverserg.environment.connection;
