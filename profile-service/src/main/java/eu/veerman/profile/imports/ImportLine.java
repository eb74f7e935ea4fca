package eu.veerman.profile.imports;

import eu.veerman.profile.manager.ManagerInput;
import eu.veerman.profile.request.RequestInput;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** A document of an import. */
public sealed interface ImportLine {
  /** The document's name where it comes from, 1 to 200 characters. */
  String externalId();

  /**
   * An interim manager.
   *
   * @param verifiedOn by place in the list of assignments, when the client confirmed it; only the
   *     demo's documents may say so
   */
  record ManagerLine(String externalId, ManagerInput input, Map<Integer, LocalDate> verifiedOn)
      implements ImportLine {}

  /**
   * A transformation request.
   *
   * @param organisationName whose request it is; only the demo's documents may say so
   */
  record RequestLine(String externalId, RequestInput input, Optional<String> organisationName)
      implements ImportLine {}
}
