package eu.veerman.profile.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.veerman.profile.mail.EmailAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PasswordHashTest {
  private static final byte[] SALT = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final PasswordHash.Cost CHEAP = new PasswordHash.Cost(64, 1, 1);

  @Test
  void onlyThePasswordItselfFits() {
    PasswordHash hash = PasswordHash.of("over naar de nieuwe weg", SALT, CHEAP);

    assertThat(hash.isOf("over naar de nieuwe weg")).isTrue();
    assertThat(hash.isOf("over naar de nieuwe weg ")).isFalse();
  }

  @Test
  void theStoredFormNamesItsCostAndIsReadBack() {
    PasswordHash hash = PasswordHash.of("x", SALT, PasswordHash.USUAL);

    assertThat(hash.toPhc()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(PasswordHash.parse(hash.toPhc())).isEqualTo(hash);
  }

  @Test
  void anotherSaltGivesAnotherHash() {
    byte[] other = "fedcba9876543210".getBytes(StandardCharsets.US_ASCII);

    assertThat(PasswordHash.of("x", SALT, CHEAP)).isEqualTo(PasswordHash.of("x", SALT, CHEAP));
    assertThat(PasswordHash.of("x", SALT, CHEAP)).isNotEqualTo(PasswordHash.of("x", other, CHEAP));
  }

  @Test
  void saltAndHashAreNotPrinted() {
    PasswordHash hash = PasswordHash.of("x", SALT, CHEAP);

    assertThat(hash.toString()).doesNotContain(hash.toPhc().substring(35));
  }

  @Test
  void anotherFormIsRefused() {
    assertThatThrownBy(() -> PasswordHash.parse("$2b$12$abcdefghijklmnopqrstuv"))
        .hasMessageContaining("PHC");
  }

  @Test
  void aPasswordIsRefusedForLengthAndForTheObviousAndForNothingElse() {
    EmailAddress email = new EmailAddress("Somebody@Example.com");

    assertThat(PasswordPolicy.objection("elf letters", email)).isPresent();
    assertThat(PasswordPolicy.objection("aaaaaaaaaaaaaaaa", email)).isPresent();
    assertThat(PasswordPolicy.objection("SOMEBODY@example.com", email)).isPresent();
    assertThat(PasswordPolicy.objection("alleen kleine letters", email)).isEmpty();
  }
}
