package eu.veerman.platform.observability;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.context.storage.ContextLocal;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The request id that belongs to the code running now. It is kept in the Vert.x context of the
 * request, so whatever is done for the request finds it, log lines included. Vert.x loads this
 * class before it starts, because a place in its contexts has to be asked for by then.
 */
public final class RequestIds implements VertxServiceProvider {
  /** The header a request id travels in. */
  public static final String HEADER = "X-Request-Id";

  private static final ContextLocal<String> CURRENT = ContextLocal.registerLocal(String.class);
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  @Override
  public void init(VertxBootstrap bootstrap) {
    // Loading the class was enough: the place is registered.
  }

  /** The request id of the code running now; empty outside of a request. */
  public static Optional<String> current() {
    Context context = Vertx.currentContext();
    return context == null ? Optional.empty() : Optional.ofNullable(CURRENT.get(context));
  }

  /** Makes an id the one of the current context. */
  public static void enter(String requestId) {
    Context context = Vertx.currentContext();
    if (context != null) {
      CURRENT.put(context, requestId);
    }
  }

  /** The sender's id when it is a plain one of at most 64 characters, a new one otherwise. */
  public static String accept(@Nullable String sent, Supplier<UUID> ids) {
    return sent != null && FORM.matcher(sent).matches() ? sent : ids.get().toString();
  }
}
