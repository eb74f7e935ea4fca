package eu.veerman.profile.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Moves the demo's dates to where they lie as far from the day of the first start as they lay from
 * the day the documents were written for. Whole weeks, so that a request that starts on a Monday
 * still does.
 */
final class DemoDates {
  /** The Monday that the documents were written for. */
  static final LocalDate WRITTEN_FOR = LocalDate.of(2026, 11, 23);

  private static final int MID_MONTH = 15;

  private final long days;

  private DemoDates(long days) {
    this.days = days;
  }

  static DemoDates countedFrom(LocalDate firstDay) {
    return new DemoDates(7 * Math.floorDiv(ChronoUnit.DAYS.between(WRITTEN_FOR, firstDay), 7));
  }

  /** Moves every date of a document, in place. */
  void move(JsonNode document) {
    moveDays(document, "start");
    JsonNode availability = document.path("availability");
    moveDays(availability, "from", "confirmedOn");
    availability.path("busy").forEach(busy -> moveDays(busy, "from", "to"));
    for (JsonNode assignment : document.path("assignments")) {
      moveMonths(assignment, "from", "to");
      moveDays(assignment, "verifiedOn");
    }
  }

  private void moveDays(JsonNode object, String... names) {
    for (String name : List.of(names)) {
      if (object.path(name).isTextual()) {
        LocalDate day = LocalDate.parse(object.path(name).textValue());
        ((ObjectNode) object).put(name, day.plusDays(days).toString());
      }
    }
  }

  /** A month goes where its middle goes. */
  private void moveMonths(JsonNode object, String... names) {
    for (String name : List.of(names)) {
      if (object.path(name).isTextual()) {
        YearMonth month = YearMonth.parse(object.path(name).textValue());
        YearMonth moved = YearMonth.from(month.atDay(MID_MONTH).plusDays(days));
        ((ObjectNode) object).put(name, moved.toString());
      }
    }
  }
}
