package eu.veerman.profile.verification;

import static org.assertj.core.api.Assertions.assertThat;

import eu.veerman.contracts.CountryCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisterNumberTest {
  private static Optional<Boolean> plausible(String number, String country) {
    return RegisterNumber.isPlausible(number, Optional.of(new CountryCode(country)));
  }

  @ParameterizedTest
  @CsvSource({
    "12345678, NL, true",
    "1234567, NL, false",
    "0202.239.951, BE, true",
    "BE 0202 239 951, BE, true",
    "0202.239.952, BE, false",
    "732 829 320, FR, true",
    "732 829 321, FR, false",
    "HRB 86891, DE, true",
    "86891, DE, false"
  })
  void theFormTellsWhereItTellsAnything(String number, String country, boolean can) {
    assertThat(plausible(number, country)).contains(can);
  }

  @Test
  void elsewhereNothingIsSaid() {
    assertThat(plausible("12345678", "IT")).isEmpty();
    assertThat(RegisterNumber.isPlausible("12345678", Optional.empty())).isEmpty();
  }
}
