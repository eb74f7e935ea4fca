package eu.veerman.platform.events;

import io.vertx.core.Future;
import java.util.List;

/** What an instance keeps in memory of the log. It minds versions like an {@link EventHandler}. */
public interface ViewHandler {
  /** Takes events in the order of the log. When the future fails, they come again. */
  Future<?> apply(List<Event> events);

  /**
   * Forgets everything: the log was restored from a backup and is read again from its beginning.
   */
  void startOver();
}
