/**
 * What is told without being named: cues, sentences in which people of the trade speak of a
 * concept, and a model that learns from them to propose concepts for other sentences.
 */
package eu.veerman.expertise.cue;
