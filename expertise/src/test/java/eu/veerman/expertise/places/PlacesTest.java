package eu.veerman.expertise.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {
  private static final Places PLACES = Places.load();

  private static Place place(String city, String country) {
    return PLACES.resolve(city, Optional.of(country)).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "DE|Köln|Cologne|Keulen",
        "BE|Luik|Liège|Lüttich",
        "NL|Den Haag|La Haye|The Hague",
        "DE|Aachen|Aken|Aix-la-Chapelle",
        "FR|Lille|Rijsel|LILLE",
        "CH|Genève|Genf|Geneva",
        "BE|Brussel|Bruxelles|Brüssel",
        "DE|München|Munich|Muenchen",
        "AT|Wien|Wenen|Vienne",
        "BE|Antwerpen|Anvers|Antwerp",
        "NL|Den Bosch|'s-Hertogenbosch|Bois-le-Duc",
        "CH|Bâle|Basel|Bazel",
        "CH|St. Gallen|Saint-Gall|Sankt Gallen",
        "BE|Kortrijk|Courtrai|kortrijk",
        "LU|Luxembourg|Luxemburg|Luxembourg City",
        "DE|Frankfurt|Frankfurt am Main|Francfort",
        "FR|Dunkerque|Duinkerke|Dunkirk",
        "IE|Galway|Gaillimh|galway",
        "NL|Almere|Almere Stad|ALMERE",
        "IT|Bozen|Bolzano|bozen"
      })
  void aCityIsTheSameInEveryLanguage(String country, String a, String b, String c) {
    assertThat(List.of(place(a, country), place(b, country))).containsOnly(place(c, country));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1011 AB Amsterdam",
        "amsterdam",
        "Amsterdam, Nederland",
        "Amsterdam (NL)",
        "regio Amsterdam",
        "Greater Amsterdam",
        " Amsterdam "
      })
  void whatPeopleWriteAroundACityIsForgiven(String written) {
    assertThat(place(written, "NL")).isEqualTo(place("Amsterdam", "NL"));
  }

  @ParameterizedTest
  @CsvSource({
    "Paris 8e,FR,Paris",
    "F-75008 Paris,FR,Paris",
    "St Etienne,FR,Saint-Étienne",
    "Goeppingen,DE,Göppingen"
  })
  void districtsSaintsAndUmlautsAreUnderstood(String written, String country, String meant) {
    assertThat(place(written, country)).isEqualTo(place(meant, country));
  }

  @Test
  void everyNameInTheTableOfOtherNamesIsFoundInItsCountry() throws IOException {
    try (InputStream in = Places.class.getResourceAsStream("/places/exonyms.tsv")) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      assertThat(lines).hasSizeGreaterThanOrEqualTo(100);
      for (String line : lines) {
        String[] fields = line.split("\t");
        for (String name : fields[2].split("\\|")) {
          assertThat(PLACES.resolve(name, Optional.of(fields[0]))).as(line).isPresent();
        }
      }
    }
  }

  @Test
  void withoutACountryTheLargestPlaceIsMeant() {
    assertThat(PLACES.resolve("Cologne", Optional.empty()).orElseThrow().countryCode())
        .isEqualTo("DE");
    assertThat(PLACES.resolve("Bruges", Optional.empty()).orElseThrow().countryCode())
        .isEqualTo("BE");
  }

  @Test
  void aStatedCountryIsNotOverruled() {
    assertThat(place("Cologne", "IT").countryCode()).isEqualTo("IT");
    assertThat(PLACES.resolve("Amsterdam", Optional.of("PL"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Nergenshuizen", "-", "(", "1234", "\u0000", "thuis"})
  void whatIsNoPlaceIsNotFound(String written) {
    assertThat(PLACES.resolve(written, Optional.empty())).isEmpty();
  }

  @Test
  void anEndlessNameIsNotFound() {
    assertThat(PLACES.resolve("a".repeat(1_000_000), Optional.empty())).isEmpty();
  }

  @Test
  void theUnitedKingdomHasTwoCodes() {
    assertThat(place("Londen", "UK")).isEqualTo(place("London", "GB"));
  }

  @Test
  void distancesFollowTheGreatCircle() {
    // Amsterdam to Antwerp is about 130 km, Amsterdam to Vienna about 935 km.
    assertThat(place("Amsterdam", "NL").distanceKm(place("Antwerpen", "BE")))
        .isCloseTo(130, within(8.0));
    assertThat(place("Amsterdam", "NL").distanceKm(place("Wenen", "AT")))
        .isCloseTo(935, within(8.0));
  }

  @Test
  void distanceIsSymmetricAndNothingToItself() {
    Place a = place("Gent", "BE");
    Place b = place("Lyon", "FR");
    assertThat(a.distanceKm(b)).isEqualTo(b.distanceKm(a));
    assertThat(a.distanceKm(a)).isZero();
  }

  @Test
  void oppositePointsAreHalfTheEarthApart() {
    assertThat(Place.distanceKm(0, 0, 0, 180)).isCloseTo(20_015, within(1.0));
  }

  @Test
  void aPlaceOffTheEarthIsRefused() {
    assertThatThrownBy(() -> new Place("X", "NL", 91, 0)).hasMessageContaining("91");
    assertThatThrownBy(() -> new Place("X", "Netherlands", 1, 0))
        .hasMessageContaining("Netherlands");
  }
}
