package eu.veerman.platform.http;

import eu.veerman.platform.observability.RequestIds;
import eu.veerman.platform.tokens.TokenVerifier;
import eu.veerman.platform.tokens.Verification;
import eu.veerman.platform.tokens.Viewer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP side of a service, built from its contract. The flow of a request: who sends it, whether
 * it fits the contract, what its operation answers. Everything that can be wrong with a request
 * ends as a problem with a status of 400 to 499; 500 means a bug, 503 an outage.
 */
public final class HttpEdge {
  private static final Logger LOG = LoggerFactory.getLogger(HttpEdge.class);
  private static final String OPERATION = "veerman.operation";
  private static final int MAX_HEADER_BYTES = 16_384;
  private static final int MAX_ADDRESS_BYTES = 8_192;
  private static final int IDLE_SECONDS = 120;

  private final HttpServer server;

  private HttpEdge(HttpServer server) {
    this.server = server;
  }

  /** The port it listens on. */
  public int port() {
    return server.actualPort();
  }

  /** Stops listening, lets requests under way end within a bound, and then closes. */
  public Future<Void> stop(Duration bound) {
    return server.shutdown(bound.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Begins an edge.
   *
   * @param ids makes request ids
   */
  public static Builder builder(Vertx vertx, MeterRegistry metrics, Supplier<UUID> ids) {
    return new Builder(vertx, metrics, ids);
  }

  private record Registered(OperationLimits limits, Operation operation) {}

  /** Collects what an edge is made of. */
  public static final class Builder {
    private final Vertx vertx;
    private final MeterRegistry metrics;
    private final Supplier<UUID> ids;
    private final List<OpenApiDocument> documents = new ArrayList<>();
    private final Map<String, Registered> operations = new HashMap<>();
    private final List<Consumer<Router>> extras = new ArrayList<>();
    private @Nullable TokenVerifier verifier;

    private Builder(Vertx vertx, MeterRegistry metrics, Supplier<UUID> ids) {
      this.vertx = vertx;
      this.metrics = metrics;
      this.ids = ids;
    }

    /** Serves the operations of a contract. */
    public Builder contract(OpenApiDocument document) {
      documents.add(document);
      return this;
    }

    /** Checks tokens with this; needed as soon as an operation asks for one. */
    public Builder verifier(TokenVerifier tokens) {
      verifier = tokens;
      return this;
    }

    /** Adds features' operations. */
    public Builder routes(Routes... features) {
      Operations into =
          new Operations() {
            @Override
            public Operations add(String id, OperationLimits limits, Operation operation) {
              if (operations.putIfAbsent(id, new Registered(limits, operation)) != null) {
                throw new IllegalArgumentException("operation is '" + id + "', must be added once");
              }
              return this;
            }
          };
      for (Routes feature : features) {
        feature.addTo(into);
      }
      return this;
    }

    /** Adds what no contract describes, such as pages. Its failures become problems too. */
    public Builder extra(Consumer<Router> routes) {
      extras.add(routes);
      return this;
    }

    /**
     * Starts to listen. Fails when an operation of a contract is missing or one without a contract
     * was added.
     *
     * @param port 0 for a free one
     */
    public Future<HttpEdge> listen(String host, int port) {
      List<Future<OpenAPIContract>> contracts =
          documents.stream().map(d -> OpenAPIContract.from(vertx, d.validatable())).toList();
      return Future.all(contracts)
          .map(all -> router(contracts.stream().map(Future::result).toList()))
          .compose(
              router ->
                  vertx
                      .createHttpServer(options())
                      .invalidRequestHandler(Builder::refuseUnreadable)
                      .requestHandler(router)
                      .listen(port, host))
          .map(HttpEdge::new);
    }

    private static HttpServerOptions options() {
      return new HttpServerOptions()
          .setMaxHeaderSize(MAX_HEADER_BYTES)
          .setMaxInitialLineLength(MAX_ADDRESS_BYTES)
          .setIdleTimeout(IDLE_SECONDS)
          .setIdleTimeoutUnit(TimeUnit.SECONDS);
    }

    private static void refuseUnreadable(HttpServerRequest request) {
      Throwable cause = request.decoderResult().cause();
      int status =
          cause instanceof io.netty.handler.codec.http.TooLongHttpLineException
              ? 414
              : cause instanceof io.netty.handler.codec.http.TooLongHttpHeaderException ? 431 : 400;
      Problems.write(request, Problems.ofStatus(status), null);
      request.connection().close();
    }

    private Router router(List<OpenAPIContract> contracts) {
      Router router = Router.router(vertx);
      router.route().handler(this::begin);
      Set<String> unserved = new TreeSet<>(operations.keySet());
      Set<String> missing = new TreeSet<>();
      for (int i = 0; i < documents.size(); i++) {
        mount(router, documents.get(i), contracts.get(i), unserved, missing);
      }
      if (!unserved.isEmpty() || !missing.isEmpty()) {
        throw new IllegalStateException(
            "Contract and routes differ: without a route are "
                + missing
                + ", without a contract "
                + unserved);
      }
      extras.forEach(extra -> extra.accept(router));
      for (int status : new int[] {400, 401, 403, 404, 405, 413, 414, 415, 431, 500, 503}) {
        router.errorHandler(status, context -> fail(context, contracts, status));
      }
      return router;
    }

    private void mount(
        Router router,
        OpenApiDocument document,
        OpenAPIContract contract,
        Set<String> unserved,
        Set<String> missing) {
      ContractCheck check = new ContractCheck(vertx, contract);
      Set<String> open = document.openOperations();
      Set<String> streamed = document.streamedOperations();
      Map<String, String> bodyTypes = document.bodyTypes();
      for (Path path : contract.getPaths()) {
        for (io.vertx.openapi.contract.Operation described : path.getOperations()) {
          String id = described.getOperationId();
          Registered registered = operations.get(id);
          unserved.remove(id);
          if (registered == null) {
            missing.add(id);
            continue;
          }
          Route route =
              new Route(
                  described,
                  registered,
                  check,
                  open.contains(id),
                  streamed.contains(id),
                  Optional.ofNullable(bodyTypes.get(id)));
          router
              .route(described.getHttpMethod(), vertxPath(described.getAbsoluteOpenAPIPath()))
              .handler(context -> serve(context, route));
        }
      }
    }

    private record Route(
        io.vertx.openapi.contract.Operation described,
        Registered registered,
        ContractCheck check,
        boolean open,
        boolean streamed,
        Optional<String> bodyType) {}

    private static String vertxPath(String openApiPath) {
      return openApiPath.replaceAll("\\{(.*?)}", ":$1");
    }

    private void begin(RoutingContext context) {
      String requestId = RequestIds.accept(context.request().getHeader(RequestIds.HEADER), ids);
      RequestIds.enter(requestId);
      context.response().putHeader(RequestIds.HEADER, requestId);
      Timer.Sample started = Timer.start(metrics);
      context.addEndHandler(ended -> measure(context, started));
      context.next();
    }

    private void measure(RoutingContext context, Timer.Sample started) {
      String operation = context.get(OPERATION);
      started.stop(
          Timer.builder("veerman.http.requests")
              .description("Requests by operation and status")
              .tag("operation", operation == null ? "none" : operation)
              .tag("status", Integer.toString(context.response().getStatusCode()))
              .publishPercentileHistogram()
              .register(metrics));
    }

    private void serve(RoutingContext context, Route route) {
      context.put(OPERATION, route.described().getOperationId());
      context.request().pause();
      authenticate(context, route)
          .compose(viewer -> receive(context, route, viewer.orElse(null)))
          .compose(call -> answer(call, route))
          .onSuccess(reply -> write(context, reply))
          .onFailure(failure -> write(context, problem(failure, route)));
    }

    private static Problem problem(Throwable failure, Route route) {
      return Problems.of(failure, route.described().getOperationId());
    }

    private Future<Optional<Viewer>> authenticate(RoutingContext context, Route route) {
      String header = context.request().getHeader("Authorization");
      if (header == null && route.open()) {
        return Future.succeededFuture(Optional.empty());
      }
      if (header == null || !header.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
        return Problem.unauthenticated("Sign in and send the token as a bearer token.").asFailure();
      }
      if (verifier == null) {
        return Future.failedFuture(
            new IllegalStateException("an operation asks for a token and nothing verifies it"));
      }
      return verifier
          .verify(header.substring("bearer ".length()).strip())
          .compose(
              verification ->
                  switch (verification) {
                    case Verification.Verified verified ->
                        Future.succeededFuture(Optional.of(verified.viewer()));
                    case Verification.Refused refused ->
                        Problem.unauthenticated(refused.reason() + " Sign in again.").asFailure();
                  });
    }

    private Future<Call> receive(RoutingContext context, Route route, @Nullable Viewer viewer) {
      HttpServerRequest request = context.request();
      String requestId = RequestIds.current().orElse("");
      if (route.bodyType().isPresent() && sendsBody(request) && !isOfType(request, route)) {
        request.resume();
        return Problem.unsupportedMediaType(route.bodyType().get()).asFailure();
      }
      Future<Buffer> body =
          route.streamed()
              ? Future.succeededFuture(Buffer.buffer())
              : BodyReader.read(request, route.registered().limits().bodyBytes());
      return body.compose(
          bytes ->
              route
                  .check()
                  .check(context, route.described(), bytes)
                  .map(fits -> new Call(context, route.described(), requestId, viewer, bytes)));
    }

    private static boolean sendsBody(HttpServerRequest request) {
      String length = request.getHeader("Content-Length");
      return length != null ? !length.equals("0") : request.getHeader("Transfer-Encoding") != null;
    }

    private static boolean isOfType(HttpServerRequest request, Route route) {
      String sent = request.getHeader("Content-Type");
      String bare = sent == null ? "" : sent.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
      return List.of(route.bodyType().orElse("").split(" or ")).contains(bare);
    }

    private Future<Reply> answer(Call call, Route route) {
      OperationLimits limits = route.registered().limits();
      Future<? extends Reply> reply;
      try {
        reply = route.registered().operation().handle(call);
      } catch (RuntimeException thrown) {
        return Future.failedFuture(thrown);
      }
      return reply
          .<Reply>map(one -> one)
          .timeout(limits.deadline().toMillis(), TimeUnit.MILLISECONDS)
          .recover(
              failure -> {
                if (failure instanceof TimeoutException && !reply.isComplete()) {
                  LOG.atWarn()
                      .addKeyValue("operation", call.operationId())
                      .log("An operation missed its deadline of {}", limits.deadline());
                  return Problem.unavailable(Duration.ofSeconds(5)).asFailure();
                }
                return Future.failedFuture(failure);
              });
    }

    private void write(RoutingContext context, Reply reply) {
      switch (reply) {
        case Problem problem -> {
          context.request().resume();
          Problems.write(context, problem);
        }
        case Answer answer -> {
          context.request().resume();
          write(context.response(), answer);
        }
        case Streamed streamed -> write(context.response(), streamed);
      }
    }

    private static void write(HttpServerResponse response, Answer answer) {
      if (response.closed()) {
        return;
      }
      answer.headers().forEach(response::putHeader);
      if (!answer.cookies().isEmpty()) {
        response.putHeader("Set-Cookie", answer.cookies());
      }
      response.setStatusCode(answer.status());
      if (!response.headers().contains("Cache-Control")) {
        response.putHeader("Cache-Control", "no-store");
      }
      response.end(Buffer.buffer(answer.body()));
    }

    private static void write(HttpServerResponse response, Streamed streamed) {
      if (response.closed()) {
        return;
      }
      streamed.headers().forEach(response::putHeader);
      response.setStatusCode(streamed.status()).setChunked(true);
      Future<?> written;
      try {
        written = streamed.writer().apply(response);
      } catch (RuntimeException thrown) {
        written = Future.failedFuture(thrown);
      }
      written
          .onSuccess(
              done -> {
                if (!response.ended() && !response.closed()) {
                  response.end();
                }
              })
          .onFailure(
              failure -> {
                if (!response.closed()) {
                  LOG.atError().setCause(failure).log("A stream broke off");
                  response.reset();
                }
              });
    }

    private static void fail(RoutingContext context, List<OpenAPIContract> contracts, int status) {
      Throwable failure = context.failure();
      Problem problem =
          failure == null ? Problems.ofStatus(status) : Problems.of(failure, "router");
      if (status == 405) {
        String allowed = allowed(context, contracts);
        problem = allowed.isEmpty() ? problem : problem.with("Allow", allowed);
      }
      context.request().resume();
      Problems.write(context, problem);
    }

    private static String allowed(RoutingContext context, List<OpenAPIContract> contracts) {
      return contracts.stream()
          .map(contract -> contract.findPath(context.normalizedPath()))
          .filter(path -> path != null)
          .flatMap(path -> path.getOperations().stream())
          .map(operation -> operation.getHttpMethod().name())
          .sorted()
          .collect(Collectors.joining(", "));
    }
  }
}
