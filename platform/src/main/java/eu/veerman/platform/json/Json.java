package eu.veerman.platform.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * JSON as Veerman reads and writes it: records, ISO 8601 times, absent instead of null, decimals
 * without an exponent.
 *
 * <p>There are two ways to read. <b>Strict</b> is for what people and programs send: an unknown
 * property, a number given as text, a duplicate key or a text that is not valid Unicode is refused.
 * <b>Lenient</b> is for what Veerman itself wrote, perhaps in a newer version: unknown properties
 * are ignored.
 */
public final class Json {
  /** How deep objects and arrays from outside may be nested. */
  public static final int MAX_DEPTH = 64;

  private static final int MAX_STRING_CHARS = 2_000_000;
  private static final int MAX_NUMBER_CHARS = 100;
  private static final int MAX_EXPONENT = 300;
  private static final int MAX_NAME_CHARS = 1_000;
  private static final int MAX_EVENT_STRING_CHARS = 8_000_000;

  private static final ObjectMapper STRICT = strictMapper();
  private static final ObjectMapper LENIENT = lenientMapper();

  private Json() {}

  /** Writes a value as UTF-8 JSON. */
  public static byte[] bytes(Object value) {
    try {
      return LENIENT.writeValueAsBytes(value);
    } catch (JsonProcessingException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Writes a value as a JSON text. */
  public static String text(Object value) {
    try {
      return LENIENT.writeValueAsString(value);
    } catch (JsonProcessingException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** A value as a tree. */
  public static JsonNode tree(Object value) {
    return LENIENT.valueToTree(value);
  }

  /** Reads what was sent from outside. Throws {@link UnreadableJson}. */
  public static <T> T readStrict(byte[] json, Class<T> type) {
    try {
      return present(STRICT.readValue(json, type));
    } catch (IOException unreadable) {
      throw explained(unreadable);
    }
  }

  /** Reads what was sent from outside into a tree. Throws {@link UnreadableJson}. */
  public static JsonNode readStrictTree(byte[] json) {
    try {
      checkContent(json);
      return present(STRICT.readTree(json));
    } catch (IOException unreadable) {
      throw explained(unreadable);
    }
  }

  /** Fits a tree that was sent from outside into a type. Throws {@link UnreadableJson}. */
  public static <T> T fitStrict(JsonNode tree, Class<T> type) {
    try {
      return present(STRICT.treeToValue(tree, type));
    } catch (IOException unreadable) {
      throw explained(unreadable);
    }
  }

  /** Reads what Veerman wrote. Throws {@link UnreadableJson}. */
  public static <T> T read(byte[] json, Class<T> type) {
    try {
      return present(LENIENT.readValue(json, type));
    } catch (IOException unreadable) {
      throw explained(unreadable);
    }
  }

  /** Reads what Veerman wrote. Throws {@link UnreadableJson}. */
  public static <T> T read(String json, Class<T> type) {
    return read(json.getBytes(StandardCharsets.UTF_8), type);
  }

  /** Reads what Veerman wrote into a tree. Throws {@link UnreadableJson}. */
  public static JsonNode readTree(String json) {
    return read(json, JsonNode.class);
  }

  /** Fits a tree that Veerman wrote into a type. Throws {@link UnreadableJson}. */
  public static <T> T fit(JsonNode tree, Class<T> type) {
    try {
      return present(LENIENT.treeToValue(tree, type));
    } catch (IOException unreadable) {
      throw explained(unreadable);
    }
  }

  /**
   * Refuses a text from outside before anything is built from it: not JSON, nested deeper than
   * {@link #MAX_DEPTH}, a key twice in one object, a character that no text in a database can hold
   * (U+0000), half a surrogate pair, a number with an exponent beyond 300. Throws {@link
   * UnreadableJson}.
   */
  public static void inspect(byte[] json) {
    try {
      checkContent(json);
    } catch (IOException unreadable) {
      throw explained(unreadable);
    }
  }

  /** A mapper of one's own with the lenient configuration, for a library that wants one. */
  public static ObjectMapper newMapper() {
    return lenientMapper();
  }

  private static void checkContent(byte[] json) throws IOException {
    try (JsonParser parser = STRICT.getFactory().createParser(json)) {
      if (parser.nextToken() == null) {
        throw new com.fasterxml.jackson.core.JsonParseException(parser, "there is no content");
      }
      int depth = 0;
      for (JsonToken token = parser.currentToken(); token != null; token = parser.nextToken()) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) {
          checkUnicode(parser, parser.getText());
        }
        if (token == JsonToken.VALUE_NUMBER_FLOAT
            && Math.abs((long) parser.getDecimalValue().scale()) > MAX_EXPONENT) {
          throw new JsonMappingException(
              parser, "a number must not have an exponent beyond " + MAX_EXPONENT);
        }
        if (depth == 0 && parser.nextToken() != null) {
          throw new com.fasterxml.jackson.core.JsonParseException(
              parser, "something follows after the end of the document");
        }
      }
    }
  }

  private static void checkUnicode(JsonParser parser, String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean paired =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (c == 0 || (Character.isSurrogate(c) && !paired)) {
        throw new JsonMappingException(
            parser, "a text must not contain U+0000 or half of a surrogate pair");
      }
      if (paired) {
        i++;
      }
    }
  }

  private static <T> T present(T value) throws IOException {
    if (value == null) {
      throw new JsonMappingException(null, "the value is null, must be there");
    }
    return value;
  }

  private static UnreadableJson explained(IOException cause) {
    String pointer = cause instanceof JsonMappingException mapping ? pointer(mapping) : "";
    return new UnreadableJson(pointer, reason(cause), cause);
  }

  private static String reason(IOException cause) {
    if (cause instanceof StreamConstraintsException limit) {
      return "it is beyond a limit: " + limit.getOriginalMessage();
    }
    if (cause instanceof UnrecognizedPropertyException) {
      return "is not a known property here";
    }
    if (cause instanceof ValueInstantiationException refused && refused.getCause() != null) {
      return String.valueOf(refused.getCause().getMessage());
    }
    if (cause instanceof InvalidFormatException format) {
      return "is '"
          + format.getValue()
          + "', must be a "
          + format.getTargetType().getSimpleName()
          + allowed(format.getTargetType());
    }
    if (cause instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
      return "does not fit, must be a " + mismatch.getTargetType().getSimpleName();
    }
    if (cause instanceof JsonProcessingException processing) {
      String at =
          processing.getLocation() == null
              ? ""
              : " (line "
                  + processing.getLocation().getLineNr()
                  + ", column "
                  + processing.getLocation().getColumnNr()
                  + ")";
      return firstLine(String.valueOf(processing.getOriginalMessage())) + at;
    }
    return "it cannot be read";
  }

  private static String allowed(Class<?> type) {
    return type.isEnum() ? ": one of " + List.of(type.getEnumConstants()) : "";
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  private static String pointer(JsonMappingException cause) {
    StringBuilder pointer = new StringBuilder();
    for (JsonMappingException.Reference step : cause.getPath()) {
      String name =
          step.getFieldName() != null ? step.getFieldName() : String.valueOf(step.getIndex());
      pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }

  private static ObjectMapper strictMapper() {
    ObjectMapper mapper =
        common(MAX_DEPTH, MAX_STRING_CHARS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    for (CoercionInputShape shape :
        List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
      mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
    }
    // Decimals travel as text where a reader must not lose a digit, so both forms are read.
    mapper
        .coercionConfigFor(BigDecimal.class)
        .setCoercion(CoercionInputShape.String, CoercionAction.TryConvert)
        .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
    return mapper;
  }

  private static ObjectMapper lenientMapper() {
    return common(1_000, MAX_EVENT_STRING_CHARS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();
  }

  private static JsonMapper.Builder common(int maxDepth, int maxStringChars) {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(maxDepth)
                    .maxStringLength(maxStringChars)
                    .maxNumberLength(MAX_NUMBER_CHARS)
                    .maxNameLength(MAX_NAME_CHARS)
                    .build())
            .disable(com.fasterxml.jackson.core.JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    return JsonMapper.builder(factory)
        .addModule(new JavaTimeModule())
        .addModule(new Jdk8Module())
        .enable(com.fasterxml.jackson.core.StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .serializationInclusion(JsonInclude.Include.NON_ABSENT);
  }
}
