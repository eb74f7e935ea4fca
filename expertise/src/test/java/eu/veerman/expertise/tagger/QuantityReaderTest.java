package eu.veerman.expertise.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that matter, in four languages. */
class QuantityReaderTest {
  private static List<Quantity> read(String text) {
    return QuantityReader.read(text, text.length());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vijftien jaar noemen wij niet, 15 jaar ervaring wel | YEARS_OF_EXPERIENCE | 15 |
          More than 12 years of international experience | YEARS_OF_EXPERIENCE | 12 |
          20 ans d'expérience | YEARS_OF_EXPERIENCE | 20 |
          zehn Jahre Erfahrung im Einkauf | YEARS_OF_EXPERIENCE | 10 |
          De opdracht duurt zes maanden | MONTHS | 6 |
          for 9 months | MONTHS | 9 |
          pour dix-huit ou 8 mois | MONTHS | 8 |
          mit 4 Tagen pro Woche | DAYS_PER_WEEK | 4 |
          vier dagen per week | DAYS_PER_WEEK | 4 |
          three days a week | DAYS_PER_WEEK | 3 |
          3 jours par semaine | DAYS_PER_WEEK | 3 |
          leidde een team van 25 mensen | TEAM_SIZE | 25 |
          een bedrijf met 1.200 medewerkers | ORGANISATION_SIZE | 1200 |
          80 collega's | ORGANISATION_SIZE | 80 |
          an organisation with 1,200 employees | ORGANISATION_SIZE | 1200 |
          Ein Konzern mit 3.400 Beschäftigten | ORGANISATION_SIZE | 3400 |
          un groupe de 2 500 salariés | ORGANISATION_SIZE | 2500 |
          met zo'n 600 mensen in Amsterdam | ORGANISATION_SIZE | 600 |
          dagtarief € 1.250 per dag | DAY_RATE | 1250 | EUR
          at most EUR 1,400 a day | DAY_RATE | 1400 | EUR
          1 300 € par jour | DAY_RATE | 1300 | EUR
          Day rate up to 1,400 euros | DAY_RATE | 1400 | EUR
          Tarif journalier maximal : 950 euros | DAY_RATE | 950 | EUR
          ein Budget von 2,5 Mio. Euro | MONEY | 2500000 | EUR
          een budget van €30 miljoen | MONEY | 30000000 | EUR
          turnover of £90m | MONEY | 90000000 | GBP
          """)
  void aNumberIsReadWithItsUnit(String text, Quantity.Kind kind, String value, String currency) {
    assertThat(read(text))
        .as(text)
        .singleElement()
        .satisfies(
            quantity -> {
              assertThat(quantity.kind()).isEqualTo(kind);
              assertThat(quantity.value()).isEqualByComparingTo(value);
              assertThat(quantity.currency()).isEqualTo(currency == null ? "" : currency);
            });
  }

  @Test
  void thePassageIsWhereItStands() {
    String text = "Wij zoeken iemand voor zes maanden, vier dagen per week.";
    assertThat(read(text))
        .extracting(each -> text.substring(each.start(), each.end()))
        .containsExactly("zes maanden", "vier dagen per week");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Room 204, phone 020 624 11 11, version 3.2.1",
        "In 2024 and on 12-03-2025",
        "0 maanden",
        "ISO 9001 and S/4HANA",
      })
  void otherNumbersAreLeftAlone(String text) {
    assertThat(read(text)).isEmpty();
  }

  @Test
  void anythingIsATextAndTakesTimeInProportion() {
    assertThatCode(
            () -> {
              read("9".repeat(200_000));
              read("1.".repeat(100_000));
              read("12 aa ".repeat(50_000));
              read("€".repeat(100_000));
            })
        .doesNotThrowAnyException();
    assertThat(read("6 maanden ".repeat(2_000))).hasSize(QuantityReader.MAX);
  }
}
