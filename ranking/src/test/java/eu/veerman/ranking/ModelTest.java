package eu.veerman.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTest {
  private final Model model = Model.current();

  @Test
  void theCurrentVersionIsOneThatLoads() {
    assertThat(Model.current().version()).isEqualTo(Model.CURRENT_VERSION);
  }

  @Test
  void defaultWeightsAreTheDesigns() {
    assertThat(model.defaultWeights())
        .isEqualTo(new Weights(30_000, 20_000, 15_000, 10_000, 15_000, 5_000, 5_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"9.9.9", "1.0", "latest", "../model", ""})
  void aVersionThatDoesNotExistIsRefusedWithItsName(String version) {
    assertThatThrownBy(() -> Model.load(version))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + version + "'");
  }

  @Test
  void allProblemsOfAModelFileAreToldAtOnce() throws IOException {
    Properties file = file();
    file.remove("weight.rate");
    file.remove("freshness.least");
    file.setProperty("recency.fullMonths", "three years");
    file.setProperty("tolerance.mood", "0.5");
    assertThatThrownBy(() -> ModelFile.parse("1.0.0", file))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("weight.rate is missing")
        .hasMessageContaining("freshness.least is missing")
        .hasMessageContaining("recency.fullMonths is 'three years'");
  }

  @Test
  void anUnknownKeyIsRefused() throws IOException {
    Properties file = file();
    file.setProperty("tolerance.mood", "0.5");
    assertThatThrownBy(() -> ModelFile.parse("1.0.0", file))
        .hasMessageContaining("tolerance.mood is not a key");
  }

  @Test
  void aFileThatHoldsAnotherVersionThanItsNameIsRefused() throws IOException {
    Properties file = file();
    file.setProperty("version", "1.0.1");
    assertThatThrownBy(() -> ModelFile.parse("1.0.0", file)).hasMessageContaining("'1.0.1'");
  }

  @Test
  void weightsThatDoNotAddUpToAHundredAreRefused() {
    assertThatThrownBy(() -> new Weights(30_000, 20_000, 15_000, 10_000, 15_000, 5_000, 5_001))
        .hasMessage("weights add up to 100001 thousandths, must be 100000");
  }

  @ParameterizedTest
  @CsvSource({"-5, 1", "0, 1", "36, 1", "96, 0.5", "156, 0.25", "216, 0.125"})
  void experienceCountsFullyForThreeYearsThenHalvesEveryFive(long monthsAgo, double factor) {
    assertThat(model.recency().of(monthsAgo)).isEqualTo(factor);
  }

  @ParameterizedTest
  @CsvSource({"-1, 1", "0, 1", "30, 1", "105, 0.85", "180, 0.7", "5000, 0.7"})
  void aCalendarIsFreshForAMonthAndStaleAfterHalfAYear(long daysAgo, double factor) {
    assertThat(model.freshness().of(daysAgo)).isEqualTo(factor);
  }

  @Test
  void anAmountInTheSameCurrencyStaysExactAndAnUnknownCurrencyCannotBeCompared() {
    assertThat(model.referenceRates().centsIn("XAU", new DayRate(123_457, "XAU")))
        .isEqualTo(123_457);
    assertThat(model.referenceRates().centsIn("EUR", new DayRate(87_000, "GBP")))
        .isEqualTo(100_000);
    assertThat(model.referenceRates().centsIn("EUR", new DayRate(100, "XAU"))).isNull();
    assertThat(model.referenceRates().centsIn("XAU", new DayRate(100, "EUR"))).isNull();
  }

  private static Properties file() throws IOException {
    Properties properties = new Properties();
    try (InputStreamReader reader =
        new InputStreamReader(
            Model.class.getResourceAsStream("model-1.0.0.properties"), StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }
}
