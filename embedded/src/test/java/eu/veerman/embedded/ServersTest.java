package eu.veerman.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class ServersTest {

  @Test
  void freshDatabasesAreApart() throws SQLException {
    DatabaseAddress one = Servers.shared().freshDatabase();
    DatabaseAddress two = Servers.shared().freshDatabase();
    execute(one, "CREATE TABLE only_here (n int)");
    assertThat(tables(one)).isEqualTo(1);
    assertThat(tables(two)).isZero();
  }

  @Test
  void aCopyHasWhatItsTemplateHas() throws SQLException {
    DatabaseAddress template = Servers.shared().freshDatabase();
    execute(template, "CREATE TABLE copied (n int)");
    assertThat(tables(Servers.shared().copyOf(template))).isEqualTo(1);
  }

  @Test
  void elasticsearchKeepsADocumentUnderAFreshPrefix() throws Exception {
    URI address = Servers.shared().elasticsearch();
    String index = Servers.shared().freshIndexPrefix() + "managers";
    assertThat(Servers.shared().freshIndexPrefix())
        .isNotEqualTo(Servers.shared().freshIndexPrefix());
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest put =
          HttpRequest.newBuilder(address.resolve("/" + index + "/_doc/1?refresh=true"))
              .header("Content-Type", "application/json")
              .PUT(HttpRequest.BodyPublishers.ofString("{\"name\":\"Joanna\"}"))
              .build();
      assertThat(client.send(put, HttpResponse.BodyHandlers.ofString()).statusCode())
          .isEqualTo(201);
      HttpRequest search =
          HttpRequest.newBuilder(address.resolve("/" + index + "/_search?q=joanna")).build();
      assertThat(client.send(search, HttpResponse.BodyHandlers.ofString()).body())
          .contains("\"value\":1");
    }
  }

  @Test
  void theServersAskForAPassword() {
    DatabaseAddress administrator = Servers.shared().administrator();
    assertThat(administrator.toString()).doesNotContain(administrator.password());
    assertThat(administrator.host()).isEqualTo("127.0.0.1");
    assertThatThrownBy(
            () ->
                DriverManager.getConnection(administrator.jdbcUrl(), administrator.user(), "wrong"))
        .isInstanceOf(SQLException.class);
  }

  private static void execute(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection = connect(address);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int tables(DatabaseAddress address) throws SQLException {
    try (Connection connection = connect(address);
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'")) {
      result.next();
      return result.getInt(1);
    }
  }

  private static Connection connect(DatabaseAddress address) throws SQLException {
    return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
  }
}
