package eu.veerman.gateway.door;

import eu.veerman.gateway.api.ApiRoute;
import eu.veerman.gateway.limits.LimitedBody;
import eu.veerman.gateway.proxy.Passage;
import eu.veerman.gateway.proxy.ServiceProxy;
import eu.veerman.gateway.security.Admission;
import eu.veerman.gateway.security.Admission.Demand;
import eu.veerman.gateway.security.Admission.Guest;
import eu.veerman.gateway.security.Caller;
import eu.veerman.gateway.security.SecurityHeaders;
import eu.veerman.platform.http.Problem;
import eu.veerman.platform.http.Problems;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * The way in: what happens to every request before and after the route it is for. Each answer
 * carries the security headers, each failure is a problem.
 */
public final class Door {
  private static final Problem NO_METHOD = Problems.ofStatus(405);

  private final Admission admission;
  private final boolean behindProxy;
  private final long bodyBytes;

  /**
   * Makes a door.
   *
   * @param behindProxy whether a proxy of ours is in front and names the caller
   * @param bodyBytes how long a body that is no stream may be
   */
  public Door(Admission admission, boolean behindProxy, long bodyBytes) {
    this.admission = admission;
    this.behindProxy = behindProxy;
    this.bodyBytes = bodyBytes;
  }

  /** A place where operations of a document go. */
  public interface Destination extends BiConsumer<RoutingContext, Optional<Guest>> {}

  /** An operation and where it goes. */
  public record Served(ApiRoute route, Destination destination) {}

  /** Where the operations of a service go: to one of its instances. */
  public Destination to(ServiceProxy service, ApiRoute route) {
    return (context, guest) ->
        service.handle(
            context.request(),
            new Passage(
                guest.map(Guest::token),
                AccessLog.requestId(context),
                caller(context.request()).address(),
                caller(context.request()).scheme(),
                route.streaming()));
  }

  /** Begins and ends every request. Comes before all other routes. */
  void addTo(Router router, AccessLog log) {
    router
        .route()
        .handler(
            context -> {
              log.begin(context);
              String path = String.valueOf(context.request().path());
              boolean encrypted = caller(context.request()).encrypted();
              context.addHeadersEndHandler(
                  sent -> SecurityHeaders.set(context.response().headers(), path, encrypted));
              context.next();
            });
    for (int status : new int[] {400, 401, 403, 404, 405, 413, 414, 415, 431, 500, 503}) {
      router.errorHandler(status, context -> fail(context, status));
    }
  }

  /** Refuses paths below one that are not written in the one normal way. */
  static void refuseDetours(Router router, String path) {
    router
        .route(path)
        .handler(
            context -> {
              // One way to write a path, so that door and service never read it differently.
              if (context.normalizedPath().equals(context.request().path())) {
                context.next();
              } else {
                context.fail(Problem.notFound().asException());
              }
            });
  }

  /** Serves operations; other methods on their paths are refused. */
  void serve(Router router, List<Served> operations) {
    Comparator<Served> order = Comparator.comparing(Served::route, ApiRoute.MOST_EXACT_FIRST);
    Map<String, List<Served>> byPath =
        operations.stream()
            .sorted(order)
            .collect(
                Collectors.groupingBy(
                    served -> served.route().path(),
                    () ->
                        new TreeMap<>(
                            Comparator.comparing((String path) -> path.replace(':', '\uffff'))),
                    Collectors.toList()));
    byPath.forEach(
        (path, there) -> {
          for (Served served : there) {
            router.route(served.route().method(), path).handler(context -> admit(context, served));
          }
          refuseOthers(router, path, there.stream().map(s -> s.route().method()).toList());
        });
  }

  /** Answers 405 for every method that is not one of these. */
  static void refuseOthers(Router router, String path, List<HttpMethod> methods) {
    String allowed =
        methods.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
    router
        .route(path)
        .handler(context -> context.fail(NO_METHOD.with("Allow", allowed).asException()));
  }

  /** Answers 404 for everything below a path that was not served before. */
  static void refuseAll(Router router, String path) {
    Handler<RoutingContext> nothing = context -> context.fail(Problem.notFound().asException());
    router.route(path).handler(nothing);
  }

  private void admit(RoutingContext context, Served served) {
    AccessLog.operation(context, served.route().operationId());
    HttpServerRequest request = context.request();
    // Nobody reads the body before it is known who asks and who takes it.
    request.pause();
    if (!served.route().streaming() && declaredBytes(request) > bodyBytes) {
      context.fail(Problem.tooLarge(bodyBytes).asException());
      return;
    }
    admission
        .admit(request, caller(request), demand(served.route()))
        .onSuccess(
            guest -> {
              guest.ifPresent(known -> AccessLog.viewer(context, known.viewer()));
              served.destination().accept(context, guest);
            })
        .onFailure(context::fail);
  }

  private static Demand demand(ApiRoute route) {
    if (!route.open()) {
      return Demand.TOKEN;
    }
    return route.method().equals(HttpMethod.GET) ? Demand.NOTHING : Demand.SIGN_IN;
  }

  private static long declaredBytes(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException beyondAnyLimit) {
      return Long.MAX_VALUE;
    }
  }

  private Caller caller(HttpServerRequest request) {
    return Caller.of(request, behindProxy);
  }

  private static void fail(RoutingContext context, int status) {
    Throwable failure = context.failure();
    Problem problem =
        failure == null
            ? Problems.ofStatus(status)
            : Problems.of(failure, context.request().method() + " " + context.request().path());
    LimitedBody.drop(context.request());
    Problems.write(context.request(), problem, AccessLog.requestId(context));
  }
}
