package eu.veerman.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MoneyTest {
  @Test
  void trailingZerosAreTheSameAmount() {
    assertThat(new Money(new BigDecimal("1200.00"), "EUR"))
        .isEqualTo(new Money(new BigDecimal("1.2e3"), "EUR"));
  }

  @Test
  void aNumberTooLongToWriteOutIsRefusedAtOnce() {
    assertThatThrownBy(() -> new Money(new BigDecimal("1e999999999"), "EUR"))
        .hasMessageContaining("must be 0 to 10000000");
  }

  @Test
  void aThirdDecimalIsRefused() {
    assertThatThrownBy(() -> new Money(new BigDecimal("1.005"), "EUR"))
        .hasMessageContaining("at most 2 decimals");
  }
}
