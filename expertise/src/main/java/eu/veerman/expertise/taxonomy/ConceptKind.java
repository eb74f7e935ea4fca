package eu.veerman.expertise.taxonomy;

import java.util.Locale;

/** What a concept says about an assignment or a manager. */
public enum ConceptKind {
  /** The kind of transformation. */
  SITUATION,
  /** The management function. */
  FUNCTION,
  /** A skill, method, system or body of law. */
  SKILL,
  /** A section or division of NACE 2.1, or a sub-sector that managers name. */
  INDUSTRY;

  /** The first part of a concept's id. */
  public String prefix() {
    return name().toLowerCase(Locale.ROOT);
  }
}
