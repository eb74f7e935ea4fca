/**
 * Starts and stops the real PostgreSQL and the real Elasticsearch, for {@code standalone} and for
 * tests.
 *
 * <p>{@link eu.veerman.embedded.ServersFolder#open} claims a folder; {@link
 * eu.veerman.embedded.EmbeddedPostgres#start} and {@link
 * eu.veerman.embedded.EmbeddedElasticsearch#start} start a server in it. Tests ask {@link
 * eu.veerman.embedded.Servers#shared()} instead.
 */
package eu.veerman.embedded;
