package eu.veerman.profile.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eu.veerman.contracts.LanguageSkill;
import eu.veerman.contracts.Level;
import eu.veerman.contracts.TextLanguage;
import eu.veerman.profile.imports.ImportLine.ManagerLine;
import eu.veerman.profile.imports.ImportLine.RequestLine;
import eu.veerman.profile.input.FieldProblem;
import eu.veerman.profile.input.Outcome;
import eu.veerman.profile.manager.ManagerInput;
import eu.veerman.profile.request.RequestInput;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportRulesTest {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final ImportRules OUTSIDE = ImportRules.outside(text -> TextLanguage.FR);
  private static final ImportRules DEMO = ImportRules.demo(text -> TextLanguage.FR, Map.of());

  private static Outcome<ImportLine> read(ImportRules rules, String json) {
    try {
      return rules.read(MAPPER.readTree(json));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static ManagerInput manager(String fields) {
    return ((ManagerLine) good("{\"kind\": \"manager\", \"externalId\": \"m-1\"" + fields + "}"))
        .input();
  }

  private static RequestInput request(String fields) {
    return ((RequestLine) good("{\"kind\": \"request\", \"externalId\": \"r-1\"" + fields + "}"))
        .input();
  }

  private static ImportLine good(String json) {
    return switch (read(OUTSIDE, json)) {
      case Outcome.Good<ImportLine> good -> good.value();
      case Outcome.Bad<ImportLine> bad -> throw new AssertionError(bad.problems().toString());
    };
  }

  private static List<String> pointers(String json) {
    return ((Outcome.Bad<?>) read(OUTSIDE, json))
        .problems().stream().map(FieldProblem::pointer).toList();
  }

  @Test
  void aManagerNeedsNoMoreThanOneText() {
    ManagerInput manager = manager(", \"headline\": \"Directeur de transition\"");

    assertThat(manager.name()).isEqualTo("m-1");
    assertThat(manager.language()).isEqualTo(TextLanguage.FR);
    assertThat(manager.availability()).isEmpty();
    assertThat(manager.dayRate()).isEmpty();
  }

  @Test
  void aRequestNeedsNoMoreThanOneText() {
    RequestInput request = request(", \"text\": \"Wij zoeken iemand.\\nNu.\"");

    assertThat(request.title()).isEqualTo("Wij zoeken iemand.");
    assertThat(request.start()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|/kind",
        "{\"kind\": \"person\", \"externalId\": \"1\"}|/kind",
        "{\"kind\": \"manager\", \"headline\": \"x\"}|/externalId",
        "{\"kind\": \"manager\", \"externalId\": 7, \"headline\": \"x\"}|/externalId",
        "{\"kind\": \"manager\", \"externalId\": \"1\"}|/summary",
        "{\"kind\": \"request\", \"externalId\": \"1\"}|/text",
        "{\"kind\": \"request\", \"externalId\": \"1\", \"text\": \"x\", \"start\": \"2027-02-30\"}"
            + "|/start",
        "{\"kind\": \"request\", \"externalId\": \"1\", \"text\": \"x\", \"months\": 0}|/months",
        "{\"kind\": \"request\", \"externalId\": \"1\", \"text\": \"x\", \"language\": \"es\"}"
            + "|/language",
        "{\"kind\": \"manager\", \"externalId\": \"1\", \"headline\": \"x\", \"assignments\":"
            + " [{\"role\": \"a\", \"from\": \"2020-01\", \"to\": \"2019-01\"}]}|/assignments/0/to",
        "{\"kind\": \"manager\", \"externalId\": \"1\", \"headline\": \"x\", \"availability\":"
            + " {\"busy\": [{\"from\": \"2027-01-01\"}]}}|/availability/busy/0/to",
        "{\"kind\": \"manager\", \"externalId\": \"1\", \"headline\": \"x\", \"dayRate\":"
            + " {\"amount\": \"veel\", \"currency\": \"EUR\"}}|/dayRate/amount"
      })
  void whatIsThereMustMakeSense(String json, String pointer) {
    assertThat(pointers(json)).containsExactly(pointer);
  }

  @Test
  void unknownFieldsAreIgnored() {
    assertThat(manager(", \"headline\": \"x\", \"photo\": {\"a\": [1]}").headline()).isEqualTo("x");
  }

  @Test
  void amountsAreNumbersOrDecimalStrings() {
    assertThat(
            manager(", \"headline\": \"x\", \"dayRate\": {\"amount\": 1240, \"currency\": \"EUR\"}")
                .dayRate())
        .isEqualTo(
            manager(
                    ", \"headline\": \"x\", \"dayRate\": {\"amount\": \"1240.00\", \"currency\":"
                        + " \"EUR\"}")
                .dayRate())
        .isPresent();
  }

  @Test
  void anAmountWithoutACurrencyIsNoRate() {
    assertThat(manager(", \"headline\": \"x\", \"dayRate\": {\"amount\": 1240}").dayRate())
        .isEmpty();
  }

  @Test
  void aLanguageIsTakenByItsPrimarySubtagAndOnceAtItsHighestLevel() {
    assertThat(
            manager(
                    ", \"headline\": \"x\", \"languages\": [{\"code\": \"nl-BE\", \"level\":"
                        + " \"C1\"}, {\"code\": \"NL\", \"level\": \"C2\"}, {\"code\": \"de\"}]")
                .languages())
        .extracting(skill -> skill.code().value(), LanguageSkill::level)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("nl", Level.C2),
            org.assertj.core.api.Assertions.tuple("de", Level.B2));
  }

  @Test
  void anAssignmentWithoutMonthsBelongsToNoPeriodAndGoesToTheSummary() {
    ManagerInput manager =
        manager(
            ", \"summary\": \"Begin.\", \"assignments\": [{\"role\": \"CFO\", \"text\": \"Fusie\"},"
                + " {\"role\": \"CEO\", \"to\": \"2020-05\"}]");

    assertThat(manager.summary()).isEqualTo("Begin.\n\nCFO\n\nFusie");
    assertThat(manager.assignments()).hasSize(1);
    assertThat(manager.assignments().getFirst().from()).isEqualTo(YearMonth.of(2020, 5));
  }

  @Test
  void onlyTheDemoMaySayWhatOtherwiseOnlyTheServerKnows() {
    String line =
        "{\"kind\": \"manager\", \"externalId\": \"1\", \"headline\": \"x\", \"assignments\":"
            + " [{\"text\": \"no role\"}, {\"role\": \"a\", \"from\": \"2020-01\", \"verifiedOn\":"
            + " \"2020-09-01\"}], \"availability\": {\"daysPerWeek\": 3, \"confirmedOn\":"
            + " \"2026-11-01\"}}";
    ManagerLine demo = (ManagerLine) ((Outcome.Good<ImportLine>) read(DEMO, line)).value();
    ManagerLine outside = (ManagerLine) good(line);

    assertThat(demo.verifiedOn()).containsEntry(0, LocalDate.of(2020, 9, 1));
    assertThat(demo.input().availability().orElseThrow().confirmedOn()).isPresent();
    assertThat(outside.verifiedOn()).isEmpty();
    assertThat(outside.input().availability().orElseThrow().confirmedOn()).isEmpty();
  }

  @Test
  void aTitleIsCutBetweenWordsAndNeverInsideACharacter() {
    assertThat(ImportRules.beginning("een twee drie vier", 10)).contains("een twee…");
    assertThat(ImportRules.beginning("😀".repeat(20), 10))
        .hasValueSatisfying(
            title ->
                assertThat(title.codePoints().anyMatch(c -> c >= 0xd800 && c < 0xe000)).isFalse());
    assertThat(ImportRules.beginning(" \n ", 10)).isEqualTo(Optional.empty());
  }
}
