package eu.veerman.matching.receipt;

import eu.veerman.contracts.ManagerId;
import java.util.UUID;

/** Who is behind a pseudonym, and the key to what was shown of them. */
public record Person(UUID pseudonym, ManagerId manager, byte[] secret) {}
