package eu.veerman.matching.receipt;

import java.util.List;

/**
 * What the ranking of that model says of the kept inputs today.
 *
 * @param outcome {@code same}, {@code different}, or {@code impossible} where the model of then is
 *     gone from this build
 * @param differences what differs, in the order of the places
 */
public record ReplayAnswer(String outcome, List<String> differences) {}
