package eu.veerman.contracts;

/** What can stand in the event log: the log knows no more of an event than this. */
public interface LoggedEvent {
  /** The CloudEvents type, such as {@code eu.veerman.manager.changed.v1}. */
  String type();

  /** What the event is about; the log is compacted by it. */
  String subject();
}
