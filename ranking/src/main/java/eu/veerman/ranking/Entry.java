package eu.veerman.ranking;

/**
 * One pair to be ranked.
 *
 * @param key what the caller knows the pair by
 * @param tieKey a random number stored for this request and this manager, which decides between
 *     equal scores: the lower comes first. Different for each pair of a list
 */
public record Entry<K>(K key, RequestInput request, CandidateInput candidate, long tieKey) {}
