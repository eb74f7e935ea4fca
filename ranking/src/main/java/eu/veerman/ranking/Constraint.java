package eu.veerman.ranking;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something a request insists on.
 *
 * @param kind which
 * @param subject the language or the concept id, for these two kinds only; {@code null} otherwise
 */
public record Constraint(ConstraintKind kind, @Nullable String subject)
    implements Comparable<Constraint> {
  private static final Comparator<Constraint> ORDER =
      Comparator.comparing(Constraint::kind)
          .thenComparing(Constraint::subject, Comparator.nullsFirst(Comparator.naturalOrder()));

  public Constraint {
    boolean named = kind == ConstraintKind.LANGUAGE || kind == ConstraintKind.CONCEPT;
    if (named != (subject != null)) {
      throw new IllegalArgumentException(
          "subject of "
              + kind
              + " is '"
              + subject
              + "', must be "
              + (named ? "a language or concept" : "absent"));
    }
  }

  public static Constraint language(String language) {
    return new Constraint(ConstraintKind.LANGUAGE, language);
  }

  public static Constraint concept(String conceptId) {
    return new Constraint(ConstraintKind.CONCEPT, conceptId);
  }

  public static Constraint of(ConstraintKind kind) {
    return new Constraint(kind, null);
  }

  /** For answers and receipts: {@code language:nl}, {@code concept:skill.sap}, {@code start}. */
  public String id() {
    String name = kind.name().toLowerCase(Locale.ROOT);
    return subject == null ? name : name + ":" + subject;
  }

  @Override
  public int compareTo(Constraint other) {
    return ORDER.compare(this, other);
  }
}
