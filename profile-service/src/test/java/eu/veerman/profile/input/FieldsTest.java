package eu.veerman.profile.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static <T> Outcome<T> read(String json, Function<Fields, T> reader) {
    try {
      return Fields.read(MAPPER.readTree(json), reader);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> pointers(Outcome<?> outcome) {
    return ((Outcome.Bad<?>) outcome).problems().stream().map(FieldProblem::pointer).toList();
  }

  @Test
  void everyProblemIsNamedAtOnceWithItsPlace() {
    Outcome<String> outcome =
        read(
            "{\"from\": \"2027-02-30\", \"days\": 9, \"list\": [{\"to\": \"soon\"}], \"x/y\": 1}",
            in -> {
              in.day("from");
              in.number("days", 0, 5);
              in.each("list", 5, item -> item.day("to"));
              in.nothingElse();
              return "";
            });

    assertThat(pointers(outcome)).containsExactly("/from", "/days", "/list/0/to", "/x~1y");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2027-02-29",
        "2027-13-01",
        "27-01-01",
        "2027-1-1",
        "0001-01-01",
        "9999-12-31",
        "2027-02-01T00:00:00Z",
        "today"
      })
  void whatIsNoDayIsRefused(String day) {
    assertThat(pointers(read("{\"day\": \"" + day + "\"}", in -> in.day("day"))))
        .containsExactly("/day");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "1e-9", "0.5", "-1", "6", "\"3\"", "true", "[]", "{}"})
  void whatIsNoWholeNumberInTheRangeIsRefused(String number) {
    assertThat(pointers(read("{\"n\": " + number + "}", in -> in.wholeNumber("n", 0, 5))))
        .containsExactly("/n");
  }

  @Test
  void aWholeNumberMayBeWrittenWithAPoint() {
    assertThat(read("{\"n\": 4.0}", in -> in.wholeNumber("n", 0, 5).orElse(-1)))
        .isEqualTo(Outcome.good(4));
  }

  @Test
  void nullIsAbsent() {
    assertThat(read("{\"a\": null}", in -> in.text("a", 10)))
        .isEqualTo(Outcome.good(Optional.empty()));
  }

  @Test
  void aRequiredValueThatIsBlankIsAProblem() {
    assertThat(pointers(read("{\"a\": \"  \"}", in -> in.required("a", in.text("a", 10)))))
        .containsExactly("/a");
  }

  @Test
  void aRequiredValueThatIsWrongIsOneProblemNotTwo() {
    assertThat(pointers(read("{\"a\": 3}", in -> in.required("a", in.text("a", 10)))))
        .containsExactly("/a");
  }

  @Test
  void textThatNoDatabaseStoresIsRefused() {
    assertThat(pointers(read("{\"a\": \"x\\u0000y\"}", in -> in.text("a", 10))))
        .containsExactly("/a");
    assertThat(pointers(read("{\"a\": \"x\\ud800\"}", in -> in.text("a", 10))))
        .containsExactly("/a");
  }

  @Test
  void anAmountIsADecimalStringAndLenientlyANumber() {
    String number = "{\"rate\": {\"amount\": 1240.50, \"currency\": \"EUR\"}}";

    assertThat(pointers(read(number, in -> in.money("rate", false))))
        .containsExactly("/rate/amount");
    assertThat(read(number, in -> in.money("rate", true).orElseThrow().amount().toPlainString()))
        .isEqualTo(Outcome.good("1240.5"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1e999999999\"", "1e999999999", "-1", "\"-1\"", "1.005", "\"\\u0661\""})
  void anAmountThatIsNoneIsRefused(String amount) {
    assertThat(
            pointers(
                read(
                    "{\"rate\": {\"amount\": " + amount + ", \"currency\": \"EUR\"}}",
                    in -> in.money("rate", true))))
        .containsExactly("/rate/amount");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ZZZ", "eur", "EURO", "€", ""})
  void aCurrencyThatIsNoneIsRefused(String currency) {
    assertThat(
            pointers(
                read(
                    "{\"rate\": {\"amount\": \"1240\", \"currency\": \"" + currency + "\"}}",
                    in -> in.money("rate", false))))
        .contains("/rate/currency");
  }

  @Test
  void aDocumentThatIsNoObjectIsRefused() {
    assertThat(pointers(read("[1]", in -> ""))).containsExactly("");
  }
}
