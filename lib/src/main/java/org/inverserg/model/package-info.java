/**
 * The models themselves: weights, couplings, critical points. Nothing here runs, and nothing else of the library is used.
 */
package org.inverserg.model;
