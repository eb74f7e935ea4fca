package eu.veerman.matching.shortlist;

import java.util.UUID;

/**
 * How much an update of an open shortlist would show.
 *
 * @param changes managers that changed for it
 * @param position up to where the log was read for that
 */
public record ChangesAnswer(UUID request, int changes, String position) {}
