package eu.veerman.matching.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.contracts.manager.ManagerState;
import eu.veerman.platform.events.Position;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What has changed for a shortlist that somebody has open, with two instances on one database. */
class ChangesTest {
  private static final SomeRequest REQUEST =
      SomeRequest.titled("Opdracht").needs("situation.ai-adoption").paysAtMost("1000");

  private Marketplace marketplace;
  private Marketplace.Instance first;
  private Position told;
  private Marketplace.Instance second;

  @BeforeEach
  void twoInstances() {
    marketplace = Marketplace.open();
    first = marketplace.instance();
    second = marketplace.start();
    marketplace.tell(affordable("Anna"));
    marketplace.tell(affordable("Bram"));
    told = marketplace.tell(REQUEST);
    marketplace.untilIndexed(told);
  }

  @AfterEach
  void close() {
    marketplace.close();
  }

  private static SomeManager affordable(String name) {
    return SomeManager.called(name).claims("situation.ai-adoption", 1).asksADay("900");
  }

  private static SomeManager tooDear(String name) {
    return SomeManager.called(name).claims("situation.ai-adoption", 1).asksADay("2000");
  }

  private String opened() {
    return marketplace
        .owner(first, REQUEST)
        .shortlist(REQUEST.id, "?minPosition=" + told)
        .expect(200)
        .json()
        .path("position")
        .asText();
  }

  private int changes(Marketplace.Instance instance, String since) {
    return marketplace.owner(instance, REQUEST).changes(REQUEST.id, since);
  }

  private long told() {
    return marketplace.count("events.log where type = 'eu.veerman.shortlist.changed.v1'");
  }

  /** Both instances have taken what was told, and noted what they note of it. */
  private void untilNoted(Position told) {
    for (Marketplace.Instance instance : new Marketplace.Instance[] {first, second}) {
      Waiting.until(
          "noted up to " + told,
          () ->
              Position.parse(
                      marketplace
                          .owner(instance, REQUEST)
                          .get("/requests/" + REQUEST.id + "/shortlist/changes?since=1-0-0")
                          .expect(200)
                          .json()
                          .path("position")
                          .asText())
                  .orElseThrow()
                  .covers(told));
    }
  }

  @Test
  void aChangeThatMattersIsToldOnce() {
    String since = opened();
    assertThat(changes(first, since)).isZero();
    untilNoted(marketplace.tell(affordable("Cora")));
    assertThat(changes(first, since)).isOne();
    assertThat(changes(second, since)).isOne();
    assertThat(told()).isOne();
    String audience =
        marketplace.query(
            "select audience from events.log where type = 'eu.veerman.shortlist.changed.v1'",
            rows -> {
              rows.next();
              return rows.getString(1);
            });
    assertThat(audience).isEqualTo(REQUEST.owner.toString());
  }

  @Test
  void aChangeThatDoesNotMatterIsNotTold() {
    String since = opened();
    untilNoted(marketplace.tell(tooDear("Dirk")));
    assertThat(changes(first, since)).isZero();
    assertThat(told()).isZero();
  }

  @Test
  void whoeverLeavesTheListHasChangedItToo() {
    String since = opened();
    marketplace.tell(affordable("Anna").in(ManagerState.CLOSED));
    untilNoted(marketplace.tell(tooDear("Bram")));
    assertThat(changes(first, since)).isEqualTo(2);
    // Changes that are read together are told together.
    assertThat(told()).isBetween(1L, 2L);
  }

  @Test
  void manyChangesOfOneManagerAreOneChange() {
    String since = opened();
    for (int i = 0; i < 5; i++) {
      marketplace.tell(affordable("Anna").headline("Versie " + i));
    }
    untilNoted(marketplace.tell(affordable("Bram").headline("Anders")));
    assertThat(changes(first, since)).isEqualTo(2);
    assertThat(told()).isBetween(1L, 6L);
    assertThat(changes(second, opened())).isZero();
  }

  @Test
  void whatNobodyHasOpenIsNotNoted() {
    untilNoted(marketplace.tell(affordable("Cora")));
    marketplace.owner(first, REQUEST).shortlist(REQUEST.id, "?limit=0").expect(200);
    untilNoted(marketplace.tell(affordable("Dirk")));
    assertThat(told()).isZero();
    assertThat(marketplace.count("matching.shortlist_changes")).isZero();
  }

  @Test
  void anInstanceThatStartsDoesNotTellItsPastAsChanges() {
    String since = opened();
    Marketplace.Instance third = marketplace.start();
    Waiting.until("ready", () -> marketplace.ready(third));
    Position cora = marketplace.tell(affordable("Cora"));
    untilNoted(cora);
    JsonNode shortlist =
        marketplace
            .owner(third, REQUEST)
            .shortlist(REQUEST.id, "?minPosition=" + cora)
            .expect(200)
            .json();
    assertThat(shortlist.path("candidates").size()).isEqualTo(3);
    assertThat(told()).isOne();
    assertThat(changes(third, since)).isOne();
  }
}
