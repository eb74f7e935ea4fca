package eu.veerman.profile.imports;

import eu.veerman.profile.imports.LineSplitter.Line;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * One import over one connection: reads lines, has them taken batch by batch and writes the answers
 * while it goes on reading. It reads no faster than lines are taken. What waits for the sender to
 * read answers is bounded generously: many senders read nothing before they have sent everything,
 * and would wait for each other with us for ever.
 */
final class ImportStream {
  private static final int BATCH_LINES = 100;
  private static final int MOST_WAITING_LINES = 400;
  private static final int MOST_WAITING_ANSWER_BYTES = 64 << 20;

  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Function<List<Line>, Future<List<ImportAnswer>>> taker;
  private final LineSplitter splitter = new LineSplitter();
  private final Deque<Line> waiting = new ArrayDeque<>();
  private final Promise<Void> done = Promise.promise();
  private boolean taking;
  private boolean ended;

  ImportStream(
      HttpServerRequest request,
      HttpServerResponse response,
      Function<List<Line>, Future<List<ImportAnswer>>> taker) {
    this.request = request;
    this.response = response;
    this.taker = taker;
  }

  /** Runs until everything is read, taken and answered, or the connection is gone. */
  Future<Void> run() {
    response.setWriteQueueMaxSize(MOST_WAITING_ANSWER_BYTES);
    response.exceptionHandler(done::tryFail);
    response.closeHandler(
        closed -> done.tryFail("The connection was closed before the end of the import"));
    response.drainHandler(drained -> goOn());
    request.exceptionHandler(done::tryFail);
    request.handler(
        part -> {
          waiting.addAll(splitter.feed(part.getBytes()));
          goOn();
        });
    request.endHandler(
        end -> {
          waiting.addAll(splitter.end());
          ended = true;
          goOn();
        });
    if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
      response.writeContinue();
    }
    request.resume();
    return done.future();
  }

  private void goOn() {
    if (done.future().isComplete()) {
      return;
    }
    if (!ended) {
      if (waiting.size() > MOST_WAITING_LINES || response.writeQueueFull()) {
        request.pause();
      } else {
        request.resume();
      }
    }
    if (taking) {
      return;
    }
    if (waiting.isEmpty()) {
      if (ended) {
        done.tryComplete();
      }
      return;
    }
    taking = true;
    List<Line> batch = new ArrayList<>();
    while (batch.size() < BATCH_LINES && !waiting.isEmpty()) {
      batch.add(waiting.remove());
    }
    taker.apply(batch).onSuccess(this::answer).onFailure(done::tryFail);
  }

  private void answer(List<ImportAnswer> answers) {
    if (done.future().isComplete() || response.closed()) {
      return;
    }
    Buffer lines = Buffer.buffer();
    answers.forEach(answer -> lines.appendBytes(answer.toLine()));
    response.write(lines);
    taking = false;
    goOn();
  }
}
