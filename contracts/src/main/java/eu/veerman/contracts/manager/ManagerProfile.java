package eu.veerman.contracts.manager;

import eu.veerman.contracts.LanguageSkill;
import eu.veerman.contracts.Limits;
import eu.veerman.contracts.Money;
import eu.veerman.contracts.TextLanguage;
import java.util.List;
import java.util.Optional;

/**
 * What an interim manager says of the own person and record. Everything but language and name may
 * be missing.
 */
public record ManagerProfile(
    TextLanguage language,
    String name,
    String headline,
    String summary,
    Optional<Base> base,
    Mobility mobility,
    List<LanguageSkill> languages,
    Optional<Money> dayRate,
    Optional<Availability> availability,
    List<Assignment> assignments,
    List<String> skills,
    List<Reference> references) {
  public ManagerProfile {
    Limits.filled("name", name, 120);
    Limits.text("headline", headline, 300);
    Limits.text("summary", summary, 20_000);
    languages = Limits.list("languages", languages, 30);
    assignments = Limits.list("assignments", assignments, 100);
    skills = Limits.list("skills", skills, 300);
    references = Limits.list("references", references, 30);
  }
}
