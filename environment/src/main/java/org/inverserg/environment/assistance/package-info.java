/**
 * Helps while a person types: {@link org.inverserg.environment.assistance.CodeAssistant} completes, describes and says whether a cell is
 * whole. May use {@code syntax}.
 */
package org.inverserg.environment.assistance;
