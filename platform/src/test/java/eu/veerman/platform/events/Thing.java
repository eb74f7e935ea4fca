package eu.veerman.platform.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.veerman.contracts.LoggedEvent;

/** An event of no domain: a thing is in some state. */
record Thing(String name, String state) implements LoggedEvent {
  static final String CHANGED = "test.thing.changed.v1";

  @Override
  @JsonIgnore
  public String type() {
    return CHANGED;
  }

  @Override
  @JsonIgnore
  public String subject() {
    return "thing/" + name;
  }
}
