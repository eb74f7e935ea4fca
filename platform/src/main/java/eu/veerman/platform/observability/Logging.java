package eu.veerman.platform.observability;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import eu.veerman.platform.config.Settings;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/**
 * Where log lines go and what they look like. They go to the standard error stream: the standard
 * output belongs to what a program answers. Every line written for a request carries its id.
 */
public record Logging(Form form, Level level) {
  private static final String PATTERN =
      "%d{HH:mm:ss.SSS} %-5level %-28.28logger{28} %msg %kvp{NONE}%n";

  /** What a line looks like. */
  public enum Form {
    /** For people at a console. */
    TEXT,
    /** One JSON object a line, for machines. */
    JSON
  }

  /** How much is written. */
  public enum Detail {
    WARN,
    INFO,
    DEBUG
  }

  /** Reads {@code VEERMAN_LOG_FORM} (json or text) and {@code VEERMAN_LOG_LEVEL}. */
  public static Logging from(Settings settings) {
    Detail detail = settings.choice("VEERMAN_LOG_LEVEL", Detail.INFO);
    return new Logging(
        settings.choice("VEERMAN_LOG_FORM", Form.JSON), Level.toLevel(detail.name()));
  }

  /** Makes this the logging of the whole process; the first thing a main method does. */
  public void start() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setTarget("System.err");
    console.setEncoder(encoder(context));
    RequestIdOfTheLine requestId = new RequestIdOfTheLine();
    requestId.start();
    console.addFilter(requestId);
    console.start();
    ch.qos.logback.classic.Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(level);
    root.addAppender(console);
    // Libraries that tell every step at INFO.
    context.getLogger("org.flywaydb").setLevel(Level.WARN);
    context.getLogger("io.netty").setLevel(Level.WARN);
  }

  private Encoder<ILoggingEvent> encoder(LoggerContext context) {
    return switch (form) {
      case JSON -> {
        JsonEncoder json = new JsonEncoder();
        json.setContext(context);
        json.setWithFormattedMessage(true);
        json.setWithMessage(false);
        json.setWithArguments(false);
        json.setWithSequenceNumber(false);
        json.setWithNanoseconds(false);
        json.setWithContext(false);
        json.setWithMarkers(false);
        json.setWithMDC(false);
        json.start();
        yield json;
      }
      case TEXT -> {
        PatternLayoutEncoder text = new PatternLayoutEncoder();
        text.setContext(context);
        text.setPattern(PATTERN);
        text.start();
        yield text;
      }
    };
  }

  /** Adds the request id of the code that writes the line, unless the line says it itself. */
  public static final class RequestIdOfTheLine extends Filter<ILoggingEvent> {
    private static final String KEY = "requestId";

    @Override
    public FilterReply decide(ILoggingEvent line) {
      if (line instanceof LoggingEvent open && !hasKey(open.getKeyValuePairs())) {
        RequestIds.current().ifPresent(id -> open.addKeyValuePair(new KeyValuePair(KEY, id)));
      }
      return FilterReply.NEUTRAL;
    }

    private static boolean hasKey(@org.jspecify.annotations.Nullable List<KeyValuePair> pairs) {
      return pairs != null && pairs.stream().anyMatch(pair -> pair.key.equals(KEY));
    }
  }
}
