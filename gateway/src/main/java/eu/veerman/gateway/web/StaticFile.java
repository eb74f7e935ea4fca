package eu.veerman.gateway.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A file kept in memory, plain and gzipped, with a tag of its content. */
public final class StaticFile {
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String ASK_EACH_TIME = "no-cache";

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("txt", "text/plain; charset=utf-8"));

  private final String type;
  private final Buffer plain;
  private final Optional<Buffer> gzipped;
  private final String tag;
  private final String cacheControl;

  private StaticFile(String name, byte[] content, String cacheControl) {
    this.type =
        TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    this.plain = Buffer.buffer(content);
    this.gzipped = smaller(content);
    this.tag = hash(content);
    this.cacheControl = cacheControl;
  }

  /** A file that browsers ask for each time, and get anew when it changed. */
  public static StaticFile revalidated(String name, byte[] content) {
    return new StaticFile(name, content, ASK_EACH_TIME);
  }

  /** A file that never changes under its name, which holds a hash of its content. */
  public static StaticFile immutable(String name, byte[] content) {
    return new StaticFile(name, content, FOR_EVER);
  }

  /** Answers a GET or HEAD. */
  public void send(RoutingContext context) {
    HttpServerResponse response = context.response();
    boolean zipped =
        gzipped.isPresent()
            && acceptsGzip(context.request().getHeader(HttpHeaders.ACCEPT_ENCODING));
    // Each form has a tag of its own: a strong tag promises the same bytes.
    String etag = zipped ? '"' + tag + "-gzip\"" : '"' + tag + '"';
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, type)
        .putHeader(HttpHeaders.CACHE_CONTROL, cacheControl)
        .putHeader(HttpHeaders.ETAG, etag)
        .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    if (isKnown(context.request().getHeader(HttpHeaders.IF_NONE_MATCH), etag)) {
      response.setStatusCode(304).end();
    } else if (zipped) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip").end(gzipped.get());
    } else {
      response.end(plain);
    }
  }

  private static boolean isKnown(@Nullable String tags, String etag) {
    return tags != null
        && Arrays.stream(tags.split(",", 20))
            .map(one -> one.strip().replaceFirst("^W/", ""))
            .anyMatch(one -> one.equals(etag) || one.equals("*"));
  }

  private static boolean acceptsGzip(@Nullable String accepted) {
    return accepted != null
        && Arrays.stream(accepted.split(",", 20))
            .map(one -> one.replace(" ", ""))
            .anyMatch(
                one ->
                    one.equals("gzip")
                        || (one.startsWith("gzip;q=") && !one.matches("gzip;q=0(\\.0*)?")));
  }

  /** The content gzipped, where that saves a tenth. */
  private static Optional<Buffer> smaller(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.size() < content.length * 0.9
        ? Optional.of(Buffer.buffer(bytes.toByteArray()))
        : Optional.empty();
  }

  private static String hash(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
