/**
 * What Veerman knows of management: the taxonomy in four languages, the tagger that reads concepts
 * out of texts, and a gazetteer of European places. Pure: no network, no database, no clock.
 */
package eu.veerman.expertise;
