package eu.veerman.matching.population;

import eu.veerman.contracts.visibility.OrganisationSight;

/**
 * An organisation as the ranking needs it.
 *
 * @param sight whom it may be shown
 * @param name as it is called now
 */
public record Seeker(OrganisationSight sight, String name) {}
