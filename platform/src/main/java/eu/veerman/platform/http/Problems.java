package eu.veerman.platform.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.veerman.platform.json.Json;
import eu.veerman.platform.json.UnreadableJson;
import eu.veerman.platform.observability.RequestIds;
import eu.veerman.platform.service.Outage;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns failures into problems, and problems into answers. */
public final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  /**
   * The problem a failure is answered with. What is not an expected failure is logged here, with
   * its stack, and answered without its inside.
   */
  public static Problem of(Throwable failure, String where) {
    return switch (failure) {
      case ProblemException expected -> expected.problem();
      case Outage outage -> {
        LOG.atWarn().addKeyValue("where", where).log(outage.getMessage());
        yield Problem.unavailable(outage.retryAfter());
      }
      case UnreadableJson unreadable -> Problem.invalid(unreadable.pointer(), unreadable.reason());
      case HttpException status -> ofStatus(status.getStatusCode());
      case HttpClosedException closed -> ofStatus(400);
      default -> {
        LOG.atError().addKeyValue("where", where).setCause(failure).log("An operation failed");
        yield Problem.internal();
      }
    };
  }

  /** The problem of a bare status, as the web server itself decides on one. */
  public static Problem ofStatus(int status) {
    return switch (status) {
      case 401 -> Problem.unauthenticated("Sign in and send the token.");
      case 403 -> Problem.forbidden("You may not do this.");
      case 404 -> Problem.notFound();
      case 405 ->
          Problem.of(
              405,
              "method-not-allowed",
              "The method is not allowed here",
              "Use one of the methods in the header Allow.");
      case 413 ->
          Problem.of(413, "too-large", "The request is too large", "Send less in one request.");
      case 414 -> Problem.of(414, "address-too-long", "The address is too long", "Shorten it.");
      case 415 -> Problem.unsupportedMediaType("what the contract asks for");
      case 431 ->
          Problem.of(
              431, "headers-too-large", "The headers are too large", "Send fewer or shorter.");
      case 503 -> Problem.unavailable(Duration.ofSeconds(1));
      default ->
          status >= 400 && status < 500
              ? Problem.of(
                  status, "bad-request", "The request cannot be read", "Correct it and try again.")
              : Problem.internal();
    };
  }

  /** Answers with a problem, unless an answer has begun or nobody is there to read it. */
  public static void write(RoutingContext context, Problem problem) {
    write(context.request(), problem, RequestIds.current().orElse(null));
  }

  /** Answers a request that never reached a router. */
  public static void write(HttpServerRequest request, Problem problem, @Nullable String requestId) {
    HttpServerResponse response = request.response();
    if (response.headWritten()) {
      if (!response.ended()) {
        response.reset();
      }
      return;
    }
    if (response.closed()) {
      return;
    }
    problem.headers().forEach(response::putHeader);
    response
        .setStatusCode(problem.status())
        .putHeader("Content-Type", "application/problem+json")
        .putHeader("Cache-Control", "no-store")
        .end(io.vertx.core.buffer.Buffer.buffer(Json.bytes(tree(problem, requestId))));
  }

  /**
   * A problem as a JSON document, for an answer that holds several, such as a line per document.
   */
  public static ObjectNode tree(Problem problem, @Nullable String requestId) {
    ObjectNode tree =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "/problems/" + problem.name())
            .put("title", problem.title())
            .put("status", problem.status())
            .put("detail", problem.detail());
    if (!problem.errors().isEmpty()) {
      ArrayNode errors = tree.putArray("errors");
      for (Problem.FieldError error : problem.errors()) {
        errors.addObject().put("pointer", error.pointer()).put("message", error.message());
      }
    }
    if (requestId != null) {
      tree.put("requestId", requestId);
    }
    return tree;
  }
}
