package eu.veerman.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** An open stream of server-sent events, read as it comes. */
final class LiveNews implements AutoCloseable {
  /**
   * One event.
   *
   * @param type its {@code event} field
   * @param document its CloudEvents document
   * @param arrivedNanos on {@link System#nanoTime}
   */
  record News(String type, JsonNode document, long arrivedNanos) {
    JsonNode data() {
      return document.path("data");
    }
  }

  private final Stream<String> lines;
  private final LinkedBlockingQueue<News> arrived = new LinkedBlockingQueue<>();
  private final CountDownLatch over = new CountDownLatch(1);

  private LiveNews(Stream<String> lines) {
    this.lines = lines;
    Thread.ofVirtual().name("live-news").start(this::read);
  }

  static LiveNews of(HttpClient http, HttpRequest request) {
    try {
      HttpResponse<Stream<String>> response = http.send(request, BodyHandlers.ofLines());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
      return new LiveNews(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void read() {
    String[] type = {""};
    try {
      lines.forEach(
          line -> {
            if (line.startsWith("event: ")) {
              type[0] = line.substring("event: ".length());
            } else if (line.startsWith("data: ")) {
              byte[] data = line.substring("data: ".length()).getBytes(StandardCharsets.UTF_8);
              arrived.add(new News(type[0], Json.readStrictTree(data), System.nanoTime()));
            }
          });
    } catch (UncheckedIOException closed) {
      // The stream ends when the test is done with it; what has not come by then is missed there.
    } finally {
      over.countDown();
    }
  }

  /** Waits until the server has ended the stream. */
  void awaitEnd() {
    try {
      assertThat(over.await(Awaiting.DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The next event of a kind; others are passed over. */
  News next(Predicate<News> wanted) {
    long deadline = System.nanoTime() + Awaiting.DEADLINE.toNanos();
    try {
      while (true) {
        News news = arrived.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (news == null) {
          throw new AssertionError("the event did not come within " + Awaiting.DEADLINE);
        }
        if (wanted.test(news)) {
          return news;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    lines.close();
  }
}
