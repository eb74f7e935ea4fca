package eu.veerman.profile.service;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Documents that are right in every respect; tests spoil one thing in them. */
final class Documents {
  private Documents() {}

  static ObjectNode manager() {
    return Client.document(
        """
        {"language": "nl", "name": "Marieke Voorbeeld",
         "headline": "Verandermanager voor AI-adoptie",
         "summary": "Ik begeleid teams. Ervaring met carve-outs heb ik niet.",
         "base": {"city": "Haarlem", "country": "NL"},
         "mobility": {"maxKm": 70, "remoteShare": 0.4, "countries": ["NL"]},
         "languages": [{"code": "nl", "level": "C2"}, {"code": "en", "level": "C1"}],
         "dayRate": {"amount": "1240", "currency": "EUR"},
         "availability": {"from": "2027-01-11", "daysPerWeek": 4,
           "periods": [{"from": "2027-04-26", "to": "2027-05-07", "daysPerWeek": 0}]},
         "assignments": [
           {"role": "Programmamanager fusie", "organisation": "Hypotheekbank",
            "industry": "bankwezen", "employees": 420, "from": "2021-03", "to": "2022-12",
            "text": "Twee afdelingen acceptatie moesten één worden.", "outcome": "Gelukt."}],
         "skills": ["verandermanagement", "ondernemingsraad"],
         "references": [{"name": "Jan Referent", "relation": "opdrachtgever", "text": "Goed."}],
         "decisions": []}
        """);
  }

  static ObjectNode request() {
    return Client.document(
        """
        {"language": "nl", "title": "AI-tools in onze bedrijfsprocessen",
         "organisation": {"industry": "financiële dienstverlening", "employees": 600,
           "country": "NL"},
         "text": "Wij voeren AI in. De ondernemingsraad vraagt advies.",
         "whyNow": "Twee teamleiders zijn vertrokken.",
         "place": {"city": "Amsterdam", "country": "NL", "onsiteShare": 0.6},
         "start": "2027-02-01", "months": 6, "daysPerWeek": 4,
         "languages": [{"code": "nl", "minLevel": "C1", "must": true}],
         "rateMax": {"amount": "1250", "currency": "EUR"},
         "mustHaves": ["verandermanagement"], "niceToHaves": ["participatieve workshops"],
         "decisions": [], "confidential": false}
        """);
  }
}
