/**
 * The ranking of Veerman: one pure function from a request, a candidate, a model and a day to a
 * verdict. No input or output but the model file on the class path, no clock, no randomness, no
 * dependency. The formulas and the reasons for them stand in {@code docs/ranking.md}.
 */
@NullMarked
package eu.veerman.ranking;

import org.jspecify.annotations.NullMarked;
