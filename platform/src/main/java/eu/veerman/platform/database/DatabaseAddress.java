package eu.veerman.platform.database;

import java.net.URI;

/**
 * Where a database is.
 *
 * @param host name or address
 * @param port 1 to 65535
 * @param database its name in the server
 */
public record DatabaseAddress(String host, int port, String database) {
  private static final int USUAL_PORT = 5432;

  public DatabaseAddress {
    if (host.isBlank()) {
      throw new IllegalArgumentException("host is '" + host + "', must be a name or an address");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port is " + port + ", must be 1 to 65535");
    }
    if (!database.matches("[A-Za-z0-9_-]{1,63}")) {
      throw new IllegalArgumentException(
          "database is '" + database + "', must be letters, digits, _ and -, at most 63");
    }
  }

  /** Reads {@code postgresql://host:port/database}. A user in it is refused: it goes apart. */
  public static DatabaseAddress of(URI uri) {
    String path = uri.getPath() == null ? "" : uri.getPath();
    if (uri.getUserInfo() != null) {
      throw new IllegalArgumentException("the database address holds a user, must not");
    }
    return new DatabaseAddress(
        uri.getHost() == null ? "" : uri.getHost(),
        uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
        path.startsWith("/") ? path.substring(1) : path);
  }

  /** The address for the JDBC driver. */
  public String jdbcUrl() {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database;
  }
}
