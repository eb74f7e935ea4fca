package eu.veerman.platform.http;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What went wrong, as RFC 9457 tells it. The type travels as {@code /problems/<name>}.
 *
 * @param name lower case with hyphens; what programs tell problems apart by
 * @param status 400 to 599
 * @param title the kind of problem, the same every time
 * @param detail this occurrence, and what to do about it
 * @param errors the single errors of an invalid request
 * @param headers what the answer carries beside it, such as {@code Retry-After}
 */
public record Problem(
    String name,
    int status,
    String title,
    String detail,
    List<FieldError> errors,
    Map<String, String> headers)
    implements Reply {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");

  /** How many single errors one problem tells at most. */
  public static final int MAX_ERRORS = 50;

  public Problem {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name is '" + name + "', must be lower case letters, digits and hyphens");
    }
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("status is " + status + ", must be 400 to 599");
    }
    errors = errors.stream().limit(MAX_ERRORS).toList();
    headers = Map.copyOf(headers);
  }

  /**
   * One error of an invalid request.
   *
   * @param pointer an RFC 6901 pointer into the body, or the name of a parameter
   * @param message what has to be there instead
   */
  public record FieldError(String pointer, String message) {}

  /** A problem of a kind of one's own. */
  public static Problem of(int status, String name, String title, String detail) {
    return new Problem(name, status, title, detail, List.of(), Map.of());
  }

  /** 400: single values have to be corrected. */
  public static Problem invalid(List<FieldError> errors) {
    return new Problem(
        "invalid-request",
        400,
        "The request is not valid",
        errors.isEmpty()
            ? "Correct the request and send it again."
            : "Correct what is listed under errors and send the request again.",
        errors,
        Map.of());
  }

  /** 400: one value has to be corrected. */
  public static Problem invalid(String pointer, String message) {
    return invalid(List.of(new FieldError(pointer, message)));
  }

  /** 401: nobody is signed in, or no longer. */
  public static Problem unauthenticated(String detail) {
    return of(401, "not-signed-in", "Sign in first", detail)
        .with("WWW-Authenticate", "Bearer realm=\"veerman\"");
  }

  /** 403: signed in, but this is not for this viewer. */
  public static Problem forbidden(String detail) {
    return of(403, "not-allowed", "Not allowed", detail);
  }

  /** 404: hidden, blocked and missing answer alike. */
  public static Problem notFound() {
    return of(
        404,
        "not-found",
        "Not found",
        "There is nothing here, or nothing that you may see. Check the address.");
  }

  /** 409: the state does not allow it. */
  public static Problem conflict(String name, String title, String detail) {
    return of(409, name, title, detail);
  }

  /** 412: somebody else changed the document meanwhile. */
  public static Problem stale(long currentVersion) {
    return of(
            412,
            "stale",
            "The document has changed meanwhile",
            "Read it again, apply your change to what you read and send its ETag in If-Match.")
        .with("ETag", IfMatch.etag(currentVersion));
  }

  /** 428: an update has to say which version it was made from. */
  public static Problem preconditionRequired() {
    return of(
        428,
        "precondition-required",
        "If-Match is missing",
        "Read the document first and send its ETag in the header If-Match.");
  }

  /** 413: the body is larger than the operation reads. */
  public static Problem tooLarge(long maxBytes) {
    return of(
        413,
        "too-large",
        "The request is too large",
        "Send at most " + maxBytes + " bytes in one request.");
  }

  /** 415: the body is of another type than the operation reads. */
  public static Problem unsupportedMediaType(String expected) {
    return of(
        415,
        "unsupported-media-type",
        "The body has another type than expected",
        "Send " + expected + " and say so in the header Content-Type.");
  }

  /** 429: too often. */
  public static Problem tooManyRequests(Duration retryAfter) {
    return of(
            429,
            "too-many-requests",
            "Too many requests",
            "Wait " + seconds(retryAfter) + " seconds and try again.")
        .with("Retry-After", seconds(retryAfter));
  }

  /** 503: something that is needed does not answer; nothing was changed. */
  public static Problem unavailable(Duration retryAfter) {
    return of(
            503,
            "unavailable",
            "Not available right now",
            "Try again in " + seconds(retryAfter) + " seconds.")
        .with("Retry-After", seconds(retryAfter));
  }

  /** 500: a bug on our side, told without its inside. */
  public static Problem internal() {
    return of(
        500,
        "internal-error",
        "Something went wrong on our side",
        "Try again. If it stays, tell us the request id.");
  }

  /** The same problem with one more header. */
  public Problem with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Problem(name, status, title, detail, errors, more);
  }

  /** The problem as an exception, for places where a value cannot travel. */
  public ProblemException asException() {
    return new ProblemException(this);
  }

  /** The problem as a failed future, which the edge answers like the problem itself. */
  public <T> Future<T> asFailure() {
    return Future.failedFuture(asException());
  }

  private static String seconds(Duration duration) {
    return Long.toString(Math.max(1, duration.plusMillis(999).toSeconds()));
  }
}
