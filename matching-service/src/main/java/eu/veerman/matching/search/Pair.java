package eu.veerman.matching.search;

import eu.veerman.ranking.CandidateInput;
import eu.veerman.ranking.RequestInput;

/**
 * A manager and a request that may be ranked together.
 *
 * @param key what tells the pairs of one list apart: the manager's id in a shortlist, the request's
 *     among matches
 * @param tieKey decides between equal scores, the lower first
 */
public record Pair<K>(K key, RequestInput request, CandidateInput candidate, long tieKey) {}
