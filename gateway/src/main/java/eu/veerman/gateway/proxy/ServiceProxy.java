package eu.veerman.gateway.proxy;

import eu.veerman.gateway.limits.LimitedBody;
import eu.veerman.gateway.security.BrowserSession;
import eu.veerman.platform.http.Problem;
import eu.veerman.platform.http.Problems;
import eu.veerman.platform.json.Json;
import eu.veerman.platform.observability.RequestIds;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.MediaType;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests on to a service and its answers back, as streams with back-pressure. Whatever
 * happens to the service, the caller gets an answer: 503 when no instance is there, 504 when none
 * answers in time. Reading requests whose instance broke off are asked again of another one; for
 * others that is the caller's decision, who has idempotency keys for it.
 */
public final class ServiceProxy {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceProxy.class);
  private static final int CONNECTIONS_PER_INSTANCE = 128;
  private static final int MAX_WAITING = 1_024;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
  // Less than services keep an idle connection (120 s), so that none is used while it is closed.
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(60);
  // Between two parts of an answer; the first one may take as long as the limits say.
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final Duration STREAM_SILENCE = Duration.ofMinutes(10);

  private static final MediaType PROBLEM = MediaType.parse("application/problem+json");

  private static final List<String> OF_THE_CONNECTION =
      List.of("Connection", "Keep-Alive", "Proxy-Connection", "Upgrade", "Trailer", "TE");

  private final InstanceConnector documents;
  private final InstanceConnector streams;
  private final ProxyLimits limits;
  private final List<HttpClient> clients;

  /** Makes the connections' pools; connects when first used. */
  public ServiceProxy(Vertx vertx, Upstream upstream, ProxyLimits limits) {
    HttpClient forDocuments = client(vertx, limits.response().plus(SILENCE));
    HttpClient forStreams = client(vertx, STREAM_SILENCE);
    this.documents = new InstanceConnector(upstream, forDocuments);
    this.streams = new InstanceConnector(upstream, forStreams);
    this.limits = limits;
    this.clients = List.of(forDocuments, forStreams);
  }

  private static HttpClient client(Vertx vertx, Duration silence) {
    return vertx.createHttpClient(
        new HttpClientOptions()
            .setKeepAliveTimeout((int) KEEP_ALIVE.toSeconds())
            .setReadIdleTimeout((int) silence.toSeconds())
            .setIdleTimeoutUnit(TimeUnit.SECONDS)
            .setDecompressionSupported(false),
        new PoolOptions()
            .setHttp1MaxSize(CONNECTIONS_PER_INSTANCE)
            .setMaxWaitQueueSize(MAX_WAITING));
  }

  /** Sends a request on. It is answered in any case. */
  public void handle(HttpServerRequest request, Passage passage) {
    HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), clients.getFirst())
        .origin(context -> connect(request, passage))
        .addInterceptor(new Way(request, passage))
        .handle(request);
  }

  private Future<io.vertx.core.http.HttpClientRequest> connect(
      HttpServerRequest request, Passage passage) {
    Future<io.vertx.core.http.HttpClientRequest> connected =
        passage.streaming()
            ? streams.connect(limits.streamedResponse())
            : documents.connect(limits.response());
    // Only now is it known that somebody will read the body.
    return connected.onSuccess(
        opened -> {
          // What breaks off is told to the caller, and logged, where the answer is awaited.
          opened.exceptionHandler(broken -> LOG.debug("A request broke off on its way", broken));
          if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))
              && !request.response().headWritten()) {
            request.response().writeContinue();
          }
        });
  }

  /** Closes all connections. */
  public Future<Void> close() {
    return Future.all(clients.stream().map(HttpClient::close).toList()).mapEmpty();
  }

  /** One request on its way there and back. */
  private final class Way implements ProxyInterceptor {
    private final HttpServerRequest request;
    private final Passage passage;
    private final boolean reading;
    private final LimitedBody body;

    Way(HttpServerRequest request, Passage passage) {
      this.request = request;
      this.passage = passage;
      this.reading = request.method().equals(HttpMethod.GET);
      this.body =
          new LimitedBody(request, passage.streaming() ? Long.MAX_VALUE / 2 : limits.bodyBytes());
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
      prepare(context.request());
      return context
          .sendRequest()
          .recover(
              cause ->
                  reading && hasBrokenOff(cause)
                      ? context.sendRequest()
                      : Future.failedFuture(cause))
          .recover(cause -> Future.succeededFuture(answer(context.request(), cause)));
    }

    private void prepare(ProxyRequest onward) {
      MultiMap headers = onward.headers();
      // Whose session it is goes on as tokens only; services see no cookie.
      headers.remove("Cookie");
      headers.remove("Authorization");
      passage.token().ifPresent(token -> headers.set("Authorization", "Bearer " + token));
      headers.remove(BrowserSession.REFRESH_HEADER);
      BrowserSession.refreshToken(request)
          .ifPresent(token -> headers.set(BrowserSession.REFRESH_HEADER, token));
      headers.set(RequestIds.HEADER, passage.requestId());
      headers.remove("Forwarded");
      headers.set("X-Forwarded-For", passage.caller());
      headers.set("X-Forwarded-Proto", passage.scheme());
      headers.remove("X-Forwarded-Host");
      if (request.authority() != null) {
        headers.set("X-Forwarded-Host", request.authority().toString());
      }
      headers.remove("Expect");
      OF_THE_CONNECTION.forEach(headers::remove);
      if (reading) {
        // Without a body it can be sent a second time.
        headers.remove("Content-Length");
        onward.setBody(null);
        LimitedBody.drop(request);
      } else {
        Body given = onward.getBody();
        onward.setBody(Body.body(body, given.length(), given.mediaType()));
      }
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
      MultiMap headers = context.response().headers();
      OF_THE_CONNECTION.forEach(headers::remove);
      headers.remove(RequestIds.HEADER);
      return context.sendResponse();
    }

    private ProxyResponse answer(ProxyRequest onward, Throwable cause) {
      Problem problem = problem(cause);
      ProxyResponse response =
          onward
              .release()
              .response()
              .setStatusCode(problem.status())
              .setBody(
                  Body.body(
                      Buffer.buffer(Json.bytes(Problems.tree(problem, passage.requestId()))),
                      PROBLEM));
      problem.headers().forEach(response::putHeader);
      return response.putHeader("Cache-Control", "no-store");
    }

    private Problem problem(Throwable cause) {
      if (body.isTooLarge()) {
        return body.tooLarge();
      }
      // Who left the page resets the request: nobody waits for this answer, and no service is to
      // blame.
      boolean callerLeft = request.response().closed();
      (callerLeft ? LOG.atDebug() : LOG.atWarn())
          .addKeyValue("method", request.method().name())
          .addKeyValue("path", request.path())
          .addKeyValue("reason", cause.toString())
          .log(
              callerLeft
                  ? "The caller left before the answer"
                  : "A request got no answer from its service");
      if (cause instanceof InstanceConnector.AllAway) {
        return Problem.unavailable(RETRY_AFTER);
      }
      if (cause instanceof TimeoutException) {
        return Problem.of(
            504,
            "no-answer-in-time",
            "No answer in time",
            "Try again; repeat an unsafe request with the same Idempotency-Key only, it may have"
                + " been carried out.");
      }
      return Problem.of(
          502,
          "answer-lost",
          "The answer was lost",
          "Try again; repeat an unsafe request with the same Idempotency-Key only, it may have been"
              + " carried out.");
    }
  }

  private static boolean hasBrokenOff(Throwable cause) {
    return cause instanceof HttpClosedException || cause instanceof IOException;
  }
}
