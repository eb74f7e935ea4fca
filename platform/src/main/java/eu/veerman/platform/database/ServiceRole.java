package eu.veerman.platform.database;

import eu.veerman.platform.config.Secret;
import java.util.Optional;

/**
 * The role a service works under.
 *
 * @param name such as {@code veerman_profile}
 * @param schema the schema it owns, if any
 * @param log what it may do with the event log
 */
public record ServiceRole(String name, Secret password, Optional<String> schema, LogAccess log) {

  /** What a role may do with the event log. */
  public enum LogAccess {
    READ,
    READ_AND_APPEND
  }

  public ServiceRole {
    if (!name.matches("[a-z_][a-z0-9_]{0,62}")) {
      throw new IllegalArgumentException(
          "name is '" + name + "', must be lower case letters, digits and _, at most 63");
    }
    if (schema.isPresent() && !schema.get().matches("[a-z_][a-z0-9_]{0,62}")) {
      throw new IllegalArgumentException(
          "schema is '" + schema.get() + "', must be lower case letters, digits and _");
    }
  }
}
