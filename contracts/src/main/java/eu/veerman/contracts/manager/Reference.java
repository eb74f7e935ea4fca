package eu.veerman.contracts.manager;

import eu.veerman.contracts.Limits;

/** Somebody who speaks for the manager. */
public record Reference(String name, String relation, String text) {
  public Reference {
    Limits.filled("name", name, 120);
    Limits.text("relation", relation, 200);
    Limits.text("text", text, 4_000);
  }
}
