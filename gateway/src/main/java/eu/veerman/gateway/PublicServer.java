package eu.veerman.gateway;

import eu.veerman.gateway.api.ApiDocument;
import eu.veerman.gateway.api.ApiPages;
import eu.veerman.gateway.api.ApiRoute;
import eu.veerman.gateway.door.AccessLog;
import eu.veerman.gateway.door.Door;
import eu.veerman.gateway.door.PublicRouter;
import eu.veerman.gateway.health.Readiness;
import eu.veerman.gateway.limits.CallerLimits;
import eu.veerman.gateway.proxy.ServiceKeys;
import eu.veerman.gateway.proxy.ServiceProxy;
import eu.veerman.gateway.proxy.Upstream;
import eu.veerman.gateway.security.Admission;
import eu.veerman.gateway.security.EndedSessions;
import eu.veerman.gateway.security.SecurityHeaders;
import eu.veerman.gateway.web.WebApp;
import eu.veerman.platform.http.OpenApiDocument;
import eu.veerman.platform.http.Problems;
import eu.veerman.platform.observability.Health;
import eu.veerman.platform.tokens.TokenVerifier;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The public port: the routes of the services' documents, the pages, and what guards them. */
final class PublicServer {
  private static final int MAX_HEADER_BYTES = 16_384;
  private static final int MAX_ADDRESS_BYTES = 8_192;
  private static final int MAX_CHUNK_BYTES = 65_536;
  // Longer than the pause between two heartbeats of a live stream.
  private static final Duration IDLE = Duration.ofSeconds(120);

  private final HttpServer server;
  private final List<ServiceProxy> services;

  private PublicServer(HttpServer server, List<ServiceProxy> services) {
    this.server = server;
    this.services = services;
  }

  /**
   * What the gateway itself brings to its routes.
   *
   * @param stream answers the operation that streams live events
   * @param ended the sessions whose tokens are refused
   * @param health what has to be in order
   */
  record Inside(Door.Destination stream, EndedSessions ended, Health health) {}

  /** Starts to listen. Has to be called on the event loop that is to do the work. */
  static Future<PublicServer> listen(
      Vertx vertx,
      GatewayConfiguration configuration,
      Inside inside,
      MeterRegistry metrics,
      InstantSource clock,
      Supplier<UUID> ids) {
    GatewayConfiguration.Limits limits = configuration.limits();
    ServiceProxy profile = proxy(vertx, "profile-service", configuration.profile(), limits, clock);
    ServiceProxy matching =
        proxy(vertx, "matching-service", configuration.matching(), limits, clock);
    TokenVerifier verifier =
        new TokenVerifier(
            ServiceKeys.at(vertx, configuration.profile().urls()),
            TokenVerifier.Rules.usual(configuration.tokenIssuer(), configuration.tokenAudience()),
            clock,
            inside.ended());
    Admission admission =
        new Admission(
            verifier, new CallerLimits(limits.account(), limits.address(), limits.signIn(), clock));
    Door door = new Door(admission, configuration.behindProxy(), limits.proxy().bodyBytes());

    OpenApiDocument ofProfile = OpenApiDocument.fromClasspath("openapi/profile.yaml");
    OpenApiDocument ofMatching = OpenApiDocument.fromClasspath("openapi/matching.yaml");
    OpenApiDocument ofGateway = OpenApiDocument.fromClasspath("openapi/gateway.yaml");
    List<Door.Served> operations = new ArrayList<>();
    for (ApiRoute route : ApiRoute.of(ofProfile)) {
      operations.add(new Door.Served(route, door.to(profile, route)));
    }
    for (ApiRoute route : ApiRoute.of(ofMatching)) {
      operations.add(new Door.Served(route, door.to(matching, route)));
    }
    for (ApiRoute route : ApiRoute.of(ofGateway)) {
      if (!route.operationId().equals("streamEvents")) {
        throw new IllegalStateException("the gateway has no operation " + route.operationId());
      }
      operations.add(new Door.Served(route, inside.stream()));
    }

    ClassLoader loader = PublicServer.class.getClassLoader();
    ApiDocument document =
        ApiDocument.merge(
            List.of(
                new ApiDocument.Part("profile", ofProfile),
                new ApiDocument.Part("matching", ofMatching),
                new ApiDocument.Part("gateway", ofGateway)));
    Router router =
        PublicRouter.create(
            vertx,
            door,
            new AccessLog(metrics, clock, ids),
            new Readiness(inside.health(), clock),
            operations,
            door.to(profile, PublicRouter.KEYS),
            ApiPages.load(loader, document),
            WebApp.load(loader, configuration.demo()));
    return vertx
        .createHttpServer(options(configuration))
        .invalidRequestHandler(PublicServer::refuseUnreadable)
        .requestHandler(router)
        .listen(configuration.port(), configuration.host())
        .map(server -> new PublicServer(server, List.of(profile, matching)));
  }

  private static ServiceProxy proxy(
      Vertx vertx,
      String name,
      GatewayConfiguration.Instances instances,
      GatewayConfiguration.Limits limits,
      InstantSource clock) {
    List<SocketAddress> addresses = instances.urls().stream().map(PublicServer::address).toList();
    return new ServiceProxy(vertx, new Upstream(name, addresses, clock), limits.proxy());
  }

  private static SocketAddress address(URI url) {
    return SocketAddress.inetSocketAddress(url.getPort(), url.getHost());
  }

  private static HttpServerOptions options(GatewayConfiguration configuration) {
    HttpServerOptions options = options();
    configuration
        .tls()
        .ifPresent(
            tls ->
                options
                    .setSsl(true)
                    .setEnabledSecureTransportProtocols(Set.of("TLSv1.3", "TLSv1.2"))
                    .setKeyCertOptions(
                        new PemKeyCertOptions()
                            .setCertPath(tls.certificate().toString())
                            .setKeyPath(tls.key().toString())));
    return options;
  }

  private static HttpServerOptions options() {
    return new HttpServerOptions()
        .setMaxHeaderSize(MAX_HEADER_BYTES)
        .setMaxInitialLineLength(MAX_ADDRESS_BYTES)
        .setMaxChunkSize(MAX_CHUNK_BYTES)
        // HTTP/1.1 carries what pages need; HTTP/2 would bring its own attacks along.
        .setHttp2ClearTextEnabled(false)
        .setIdleTimeout((int) IDLE.toSeconds())
        .setIdleTimeoutUnit(TimeUnit.SECONDS);
  }

  private static void refuseUnreadable(HttpServerRequest request) {
    int status =
        switch (request.decoderResult().cause()) {
          case TooLongHttpLineException tooLong -> 414;
          case TooLongHttpHeaderException tooLarge -> 431;
          case null, default -> 400;
        };
    SecurityHeaders.set(request.response().headers(), "/api/", false);
    request.response().putHeader("Connection", "close");
    request.response().endHandler(sent -> request.connection().close());
    Problems.write(request, Problems.ofStatus(status), null);
  }

  /** The port it listens on. */
  int port() {
    return server.actualPort();
  }

  /** Stops listening, lets requests under way end within a bound, and closes what it opened. */
  Future<Void> stop(Duration bound) {
    return server
        .shutdown(bound.toMillis(), TimeUnit.MILLISECONDS)
        .eventually(() -> Future.join(services.stream().map(ServiceProxy::close).toList()));
  }
}
