package eu.veerman.platform.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Reads a whole body, up to a limit. */
final class BodyReader {
  private BodyReader() {}

  /**
   * Reads and resumes a request. Fails with 413 as soon as the body is longer than the limit; the
   * rest is read and dropped, so that the sender gets to see the answer.
   */
  static Future<Buffer> read(HttpServerRequest request, int maxBytes) {
    Promise<Buffer> whole = Promise.promise();
    String length = request.getHeader("Content-Length");
    if (length != null && Long.parseLong(length) > maxBytes) {
      request.resume();
      return Problem.tooLarge(maxBytes).asFailure();
    }
    if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
      request.response().writeContinue();
    }
    Buffer body = Buffer.buffer();
    request.handler(
        part -> {
          if (whole.future().isComplete()) {
            return;
          }
          if (body.length() + part.length() > maxBytes) {
            whole.tryFail(Problem.tooLarge(maxBytes).asException());
          } else {
            body.appendBuffer(part);
          }
        });
    request.endHandler(end -> whole.tryComplete(body));
    request.exceptionHandler(whole::tryFail);
    request.resume();
    return whole.future();
  }
}
