package eu.veerman.embedded;

/**
 * What a client needs to connect to one database.
 *
 * @param port 1 to 65535
 */
public record DatabaseAddress(
    String host, int port, String database, String user, String password) {

  public DatabaseAddress {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port is " + port + ", must be 1 to 65535");
    }
  }

  /** The same server and account, another database. */
  public DatabaseAddress withDatabase(String other) {
    return new DatabaseAddress(host, port, other, user, password);
  }

  /** The address without the account, for the JDBC driver. */
  public String jdbcUrl() {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database;
  }

  /** Without the password, so that it reaches no log. */
  @Override
  public String toString() {
    return user + "@" + host + ":" + port + "/" + database;
  }
}
