package eu.veerman.contracts.event;

import eu.veerman.contracts.LoggedEvent;
import java.util.List;
import java.util.Map;

/**
 * What happened, with the full state of its subject. The type carries the version of the schema: a
 * change that old readers cannot bear is a new type. Every type has a committed example in {@code
 * events/} that is decoded for ever.
 */
public sealed interface VeermanEvent extends LoggedEvent
    permits ManagerChanged,
        ManagerErased,
        RequestChanged,
        RequestDeleted,
        OrganisationChanged,
        OrganisationErased,
        AccountErased,
        SessionEnded,
        ShortlistChanged {

  /** All kinds, by the CloudEvents type under which they travel. */
  Map<String, Class<? extends VeermanEvent>> TYPES =
      Map.of(
          "eu.veerman.manager.changed.v1", ManagerChanged.class,
          "eu.veerman.manager.erased.v1", ManagerErased.class,
          "eu.veerman.request.changed.v1", RequestChanged.class,
          "eu.veerman.request.deleted.v1", RequestDeleted.class,
          "eu.veerman.organisation.changed.v1", OrganisationChanged.class,
          "eu.veerman.organisation.erased.v1", OrganisationErased.class,
          "eu.veerman.account.erased.v1", AccountErased.class,
          "eu.veerman.session.ended.v1", SessionEnded.class,
          "eu.veerman.shortlist.changed.v1", ShortlistChanged.class);

  /** The CloudEvents type of a kind. */
  static String typeOf(Class<? extends VeermanEvent> kind) {
    List<String> types =
        TYPES.entrySet().stream().filter(e -> e.getValue() == kind).map(Map.Entry::getKey).toList();
    if (types.size() != 1) {
      throw new IllegalStateException(kind + " has " + types.size() + " types, must have one");
    }
    return types.getFirst();
  }

  @Override
  default String type() {
    return typeOf(getClass());
  }

  /** The CloudEvents subject: what the log is compacted by, such as {@code manager/7d0c…}. */
  @Override
  String subject();
}
