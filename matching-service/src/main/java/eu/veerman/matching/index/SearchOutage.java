package eu.veerman.matching.index;

import org.jspecify.annotations.Nullable;

/** Elasticsearch cannot answer or keep something at the moment. */
public final class SearchOutage extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SearchOutage(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
