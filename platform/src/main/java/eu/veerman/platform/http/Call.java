package eu.veerman.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.platform.json.Json;
import eu.veerman.platform.json.UnreadableJson;
import eu.veerman.platform.tokens.Viewer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One call of an operation: a request that fits the contract, and who sent it. */
public final class Call {
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern KEY_FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

  private final RoutingContext context;
  private final Operation operation;
  private final String requestId;
  private final @Nullable Viewer viewer;
  private final Buffer body;

  Call(
      RoutingContext context,
      Operation operation,
      String requestId,
      @Nullable Viewer viewer,
      Buffer body) {
    this.context = context;
    this.operation = operation;
    this.requestId = requestId;
    this.viewer = viewer;
    this.body = body;
  }

  /** Who asks. Throws when the contract lets anybody call this operation: use maybeViewer there. */
  public Viewer viewer() {
    if (viewer == null) {
      throw new IllegalStateException(operationId() + " can be called by nobody in particular");
    }
    return viewer;
  }

  /** Who asks, when a token was sent. */
  public Optional<Viewer> maybeViewer() {
    return Optional.ofNullable(viewer);
  }

  /** What joins log lines, events and the answer of one request. */
  public String requestId() {
    return requestId;
  }

  public String operationId() {
    return operation.getOperationId();
  }

  /** A parameter in the path. */
  public String path(String name) {
    String value = context.pathParam(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "parameter is '" + name + "', must be in the path of " + operationId());
    }
    return value;
  }

  /** A parameter in the path that is a UUID; the problem is a 400 when it is none. */
  public UUID pathUuid(String name) {
    return uuid(name, path(name));
  }

  /** A parameter in the query. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(context.request().getParam(name))
        .or(() -> parameterDefault(name).map(String::valueOf));
  }

  /** A whole number in the query, or its default in the contract, which it must have. */
  public int queryInt(String name) {
    String value =
        query(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        name + " has no default in the contract of " + operationId()));
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException notWhole) {
      throw Problem.invalid(name, "must be a whole number").asException();
    }
  }

  /** A UUID in the query. */
  public Optional<UUID> queryUuid(String name) {
    return query(name).map(value -> uuid(name, value));
  }

  /** A header. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(context.request().getHeader(name));
  }

  /** The body as a record. Throws a problem that names the place when it does not fit. */
  public <T> T body(Class<T> type) {
    try {
      return Json.readStrict(body.getBytes(), type);
    } catch (UnreadableJson unreadable) {
      throw Problem.invalid(unreadable.pointer(), unreadable.reason()).asException();
    }
  }

  /** The body as a tree. */
  public JsonNode bodyTree() {
    return body(JsonNode.class);
  }

  /** The body as it was sent; empty when it is streamed or absent. */
  public Buffer bodyBytes() {
    return body;
  }

  /**
   * The versions a writer accepts. Throws 428 when the header is missing and 400 when it is not a
   * list of entity tags.
   */
  public IfMatch ifMatch() {
    String header = header("If-Match").orElseThrow(Problem.preconditionRequired()::asException);
    return IfMatch.parse(header)
        .orElseThrow(
            () ->
                Problem.invalid("If-Match", "must be an ETag in double quotes, such as \"3\"")
                    .asException());
  }

  /** The key under which this request takes effect once. */
  public Optional<String> idempotencyKey() {
    Optional<String> key = header("Idempotency-Key");
    if (key.isPresent() && !KEY_FORM.matcher(key.get()).matches()) {
      throw Problem.invalid("Idempotency-Key", "must be 1 to 255 visible ASCII characters")
          .asException();
    }
    return key;
  }

  /** The request itself, paused, for an operation whose body is streamed; read it and resume it. */
  public HttpServerRequest request() {
    return context.request();
  }

  private Optional<Object> parameterDefault(String name) {
    return operation.getParameters().stream()
        .filter(parameter -> parameter.getName().equals(name))
        .map(Parameter::getSchema)
        .map(schema -> schema.get("default"))
        .filter(value -> value != null)
        .findFirst();
  }

  private static UUID uuid(String name, String value) {
    if (!UUID_FORM.matcher(value).matches()) {
      throw Problem.invalid(name, "must be a UUID").asException();
    }
    return UUID.fromString(value);
  }
}
