package eu.veerman.gateway.live;

import eu.veerman.platform.events.CloudEvents;
import eu.veerman.platform.events.Event;
import eu.veerman.platform.events.Position;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * One server-sent event.
 *
 * @param position in the log, which {@code Last-Event-ID} resumes after
 * @param encoded the form in which it travels
 */
record LiveMessage(Position position, Buffer encoded) {
  /** An event of the log as a CloudEvents document; JSON has no line breaks outside of escapes. */
  static LiveMessage of(Event event) {
    String json = new String(CloudEvents.bytes(event), StandardCharsets.UTF_8);
    return new LiveMessage(
        event.position(),
        Buffer.buffer(
            "id: " + event.position() + "\nevent: " + event.type() + "\ndata: " + json + "\n\n"));
  }
}
