package eu.veerman.platform.http;

import eu.veerman.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A complete answer.
 *
 * @param status 200 to 399
 * @param headers what it carries beside the body, by name
 * @param cookies the values of its {@code Set-Cookie} headers; an answer that is kept under an
 *     idempotency key is kept without them
 * @param body the bytes; none for 204
 */
public record Answer(int status, Map<String, String> headers, List<String> cookies, byte[] body)
    implements Reply {
  public Answer {
    if (status < 200 || status > 399) {
      throw new IllegalArgumentException("status is " + status + ", must be 200 to 399");
    }
    headers = Map.copyOf(headers);
    cookies = List.copyOf(cookies);
  }

  /** An answer that sets no cookie. */
  public Answer(int status, Map<String, String> headers, byte[] body) {
    this(status, headers, List.of(), body);
  }

  /** 200 with a value as JSON. */
  public static Answer ok(Object value) {
    return json(200, value);
  }

  /** 201 with a value as JSON and the address of what was made. */
  public static Answer created(String location, Object value) {
    return json(201, value).with("Location", location);
  }

  /** A value as JSON. */
  public static Answer json(int status, Object value) {
    return new Answer(status, Map.of("Content-Type", "application/json"), Json.bytes(value));
  }

  /** 204. */
  public static Answer noContent() {
    return new Answer(204, Map.of(), new byte[0]);
  }

  /** 200 with a text of some type, in UTF-8. */
  public static Answer text(String contentType, String text) {
    return new Answer(
        200,
        Map.of("Content-Type", contentType + "; charset=utf-8"),
        text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same answer with one more header. */
  public Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, cookies, body);
  }

  /** The same answer with one more cookie set. */
  public Answer withCookie(String cookie) {
    List<String> more = new ArrayList<>(cookies);
    more.add(cookie);
    return new Answer(status, headers, more, body);
  }

  /** The same answer with the version of its document as a strong entity tag. */
  public Answer withVersion(long version) {
    return with("ETag", IfMatch.etag(version));
  }
}
