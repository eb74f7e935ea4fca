package eu.veerman.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import eu.veerman.contracts.event.VeermanEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each type's committed example is decoded for ever: never edit one, add a type. */
class EventExamplesTest {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .serializationInclusion(JsonInclude.Include.NON_ABSENT)
          .build();

  static Stream<String> types() {
    return VeermanEvent.TYPES.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("types")
  void anExampleIsDecodedAndSaysTheSameWhenEncodedAgain(String type) throws IOException {
    JsonNode example = example(type);

    VeermanEvent event = MAPPER.treeToValue(example, VeermanEvent.TYPES.get(type));

    assertThat(MAPPER.<JsonNode>readTree(MAPPER.writeValueAsString(event))).isEqualTo(example);
    assertThat(VeermanEvent.typeOf(event.getClass())).isEqualTo(type);
    assertThat(event.subject()).matches("[a-z]+(/[0-9a-f-]{36})+");
  }

  @ParameterizedTest
  @MethodSource("types")
  void aFieldThatALaterVersionAddsIsNoTrouble(String type) throws IOException {
    JsonNode example = example(type);
    ((ObjectNode) example).put("addedLater", true);

    VeermanEvent event =
        MAPPER
            .readerFor(VeermanEvent.TYPES.get(type))
            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .readValue(example);

    assertThat(event.subject()).isNotBlank();
  }

  @Test
  void noTwoKindsShareAType() {
    assertThat(VeermanEvent.TYPES.values()).doesNotHaveDuplicates();
    assertThat(Set.<Class<?>>copyOf(VeermanEvent.TYPES.values()))
        .isEqualTo(Set.of(VeermanEvent.class.getPermittedSubclasses()));
  }

  private static JsonNode example(String type) {
    try (InputStream in =
        EventExamplesTest.class.getResourceAsStream("/events/" + type + ".json")) {
      if (in == null) {
        throw new AssertionError("no committed example for " + type);
      }
      return MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
