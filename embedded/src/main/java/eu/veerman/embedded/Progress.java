package eu.veerman.embedded;

/** Hears what a start is busy with, so that whoever waits can be told. */
@FunctionalInterface
public interface Progress {

  /** Called before a step that may take seconds, with a short sentence without a full stop. */
  void step(String what);

  /** Tells nobody. */
  static Progress silent() {
    return what -> {};
  }
}
