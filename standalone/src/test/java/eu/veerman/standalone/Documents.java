package eu.veerman.standalone;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.veerman.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/** Documents that are right in every respect; tests spoil one thing in them. */
public final class Documents {
  private Documents() {}

  /** A Monday some two months from now, so that the demo's calendars reach it. */
  public static LocalDate start() {
    return LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC)
        .plusDays(63)
        .with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
  }

  public static ObjectNode request() {
    return of(
        """
        {"language": "nl", "title": "AI in het werk van drie afdelingen",
         "organisation": {"industry": "verzekeringen", "employees": 700, "country": "NL"},
         "text": "Wij voeren AI-tools in en de teams moeten mee. We zoeken een verandermanager die de ondernemingsraad meeneemt.",
         "whyNow": "De eerste proef bleef liggen.",
         "place": {"city": "Amsterdam", "country": "NL", "onsiteShare": 0.6},
         "start": "%s", "months": 6, "daysPerWeek": 4,
         "languages": [{"code": "nl", "minLevel": "C1", "must": true}],
         "rateMax": {"amount": "1250", "currency": "EUR"},
         "mustHaves": ["verandermanagement"], "niceToHaves": ["workshops met teams"],
         "decisions": [], "confidential": false}
        """
            .formatted(start()));
  }

  public static ObjectNode manager() {
    return of(
        """
        {"language": "nl", "name": "Noor Voorbeeld", "headline": "Verandermanager voor AI-adoptie",
         "summary": "Ik begeleid teams bij de invoering van AI-tools.",
         "base": {"city": "Haarlem", "country": "NL"},
         "mobility": {"maxKm": 70, "remoteShare": 0.4, "countries": ["NL"]},
         "languages": [{"code": "nl", "level": "C2"}, {"code": "en", "level": "C1"}],
         "dayRate": {"amount": "1150", "currency": "EUR"},
         "availability": {"from": "%1$s", "daysPerWeek": 4, "periods": []},
         "assignments": [
           {"role": "Verandermanager AI", "organisation": "Verzekeraar", "industry": "verzekeringen",
            "employees": 900, "from": "2024-02", "to": "2026-01",
            "text": "AI-tools ingevoerd met de teams en de ondernemingsraad.", "outcome": "81%% gebruikt ze."}],
         "skills": ["verandermanagement", "ondernemingsraad"],
         "references": [], "decisions": []}
        """
            .formatted(start().minusDays(14)));
  }

  /** A manager as a line of an import. */
  public static ObjectNode importedManager(String externalId) {
    ObjectNode line =
        of(
            """
            {"kind": "manager", "language": "nl", "name": "Bas Import",
             "headline": "Interim verandermanager AI", "summary": "Brengt AI-tools in teams.",
             "base": {"city": "Utrecht", "country": "NL"},
             "mobility": {"maxKm": 80, "remoteShare": 0.4, "countries": ["NL"]},
             "languages": [{"code": "nl", "level": "C2"}],
             "dayRate": {"amount": 1100, "currency": "EUR"},
             "availability": {"from": "%s", "daysPerWeek": 4, "busy": []},
             "assignments": [{"role": "Verandermanager", "organisation": "Bank",
               "industry": "bankwezen", "employees": 400, "from": "2024-01", "to": null,
               "text": "Invoering van AI-tools."}],
             "skills": ["verandermanagement"]}
            """
                .formatted(start().minusDays(14)));
    return line.put("externalId", externalId);
  }

  /** A request as a line of an import. */
  public static ObjectNode importedRequest(String externalId) {
    ObjectNode line =
        of(
            """
            {"kind": "request", "language": "nl", "title": "AI in de teams",
             "organisation": {"industry": "verzekeringen", "employees": 500, "country": "NL"},
             "text": "We voeren AI-tools in en zoeken een verandermanager.",
             "place": {"city": "Utrecht", "country": "NL", "onsiteShare": 0.5},
             "start": "%s", "months": 6, "daysPerWeek": 4,
             "languages": [{"code": "nl", "minLevel": "B2", "must": true}],
             "rateMax": {"amount": 1200, "currency": "EUR"},
             "mustHaves": ["verandermanagement"], "niceToHaves": []}
            """
                .formatted(start()));
    return line.put("externalId", externalId);
  }

  /** A document in the form of its JSON text. */
  public static ObjectNode of(String json) {
    return (ObjectNode) Json.readStrictTree(json.getBytes(StandardCharsets.UTF_8));
  }
}
