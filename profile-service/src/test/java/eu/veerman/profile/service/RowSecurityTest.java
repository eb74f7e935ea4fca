package eu.veerman.profile.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database itself keeps tenants apart, whatever a statement of the service forgot. */
class RowSecurityTest {
  private Marketplace marketplace;
  private Client mine;
  private Client theirs;
  private String myDraft;
  private String theirDraft;
  private String theirPublished;

  @BeforeEach
  void open() {
    marketplace = Marketplace.open();
    mine = marketplace.company();
    theirs = marketplace.company();
    myDraft = mine.post("/requests", Documents.request()).expect(201).id();
    theirDraft = theirs.post("/requests", Documents.request()).expect(201).id();
    Client.Response third = theirs.post("/requests", Documents.request()).expect(201);
    theirPublished = third.id();
    theirs
        .post(
            "/requests/" + theirPublished + "/transitions",
            Map.of("to", "published"),
            "If-Match",
            third.etag())
        .expect(200);
  }

  @AfterEach
  void close() {
    marketplace.close();
  }

  private void tell(Connection connection, Client viewer) throws SQLException {
    try (PreparedStatement settings =
        connection.prepareStatement(
            """
            SELECT set_config('veerman.scope', 'viewer', true),
              set_config('veerman.organisation', ?, true), set_config('veerman.account', ?, true)
            """)) {
      settings.setString(1, viewer.organisation());
      settings.setString(2, viewer.accountId());
      settings.execute();
    }
  }

  private static List<String> all(Connection connection) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (ResultSet rows =
        connection.createStatement().executeQuery("SELECT id::text FROM requests")) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }

  @Test
  void whoHasNotSaidWhoAsksSeesNothing() throws SQLException {
    try (Connection connection = marketplace.asService()) {
      assertThat(all(connection)).isEmpty();
    }
  }

  @Test
  void aViewerSeesTheOwnRowsAndWhatIsPublished() throws SQLException {
    try (Connection connection = marketplace.asService()) {
      tell(connection, mine);
      assertThat(all(connection)).contains(myDraft, theirPublished).doesNotContain(theirDraft);
    }
  }

  @Test
  void aStatementWithoutAConditionChangesTheOwnRowsOnly() throws SQLException {
    try (Connection connection = marketplace.asService()) {
      tell(connection, mine);
      assertThat(
              connection
                  .createStatement()
                  .executeUpdate("UPDATE requests SET closed_reason = 'forgotten where'"))
          .isOne();
      assertThat(connection.createStatement().executeUpdate("DELETE FROM requests")).isOne();
      connection.rollback();
    }
  }

  @Test
  void nobodyWritesForAnother() throws SQLException {
    try (Connection connection = marketplace.asService()) {
      tell(connection, mine);
      assertThatThrownBy(
              () ->
                  connection
                      .createStatement()
                      .executeUpdate(
                          "UPDATE requests SET owner = '"
                              + theirs.organisation()
                              + "' WHERE id = '"
                              + UUID.fromString(myDraft)
                              + "'"))
          .hasMessageContaining("row-level security");
    }
  }

  @Test
  void whatOneTransactionWasToldIsForgottenInTheNext() throws SQLException {
    try (Connection connection = marketplace.asService()) {
      tell(connection, mine);
      assertThat(all(connection)).isNotEmpty();
      connection.commit();
      assertThat(all(connection)).isEmpty();
    }
  }
}
