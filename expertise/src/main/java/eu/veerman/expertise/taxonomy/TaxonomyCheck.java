package eu.veerman.expertise.taxonomy;

import eu.veerman.expertise.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What must hold across concepts: links lead somewhere, nothing goes round, names tell apart. */
final class TaxonomyCheck {
  private TaxonomyCheck() {}

  static void check(
      SortedMap<ConceptId, TaxonomyReader.Draft> drafts,
      SortedMap<ConceptId, ConceptId> replacedBy,
      List<String> problems) {
    drafts.forEach((id, draft) -> checkLinks(id, draft, drafts, problems));
    drafts.forEach((id, draft) -> checkLanguages(id, draft, problems));
    checkCircles(drafts, problems);
    for (Language language : Language.values()) {
      checkNames(language, drafts, problems);
    }
    checkRemoved(drafts, replacedBy, problems);
  }

  private static void checkLinks(
      ConceptId id,
      TaxonomyReader.Draft draft,
      SortedMap<ConceptId, TaxonomyReader.Draft> drafts,
      List<String> problems) {
    for (ConceptId broader : draft.broader) {
      if (!drafts.containsKey(broader)) {
        problems.add(id + ": broader " + broader + " does not exist");
      } else if (broader.kind() != id.kind()) {
        problems.add(id + ": broader " + broader + " is of another kind");
      }
    }
    for (ConceptId related : draft.related) {
      if (!drafts.containsKey(related)) {
        problems.add(id + ": related " + related + " does not exist");
      } else if (related.equals(id) || draft.broader.contains(related)) {
        problems.add(id + ": related " + related + " is itself or already broader");
      }
    }
  }

  private static void checkLanguages(
      ConceptId id, TaxonomyReader.Draft draft, List<String> problems) {
    for (Language language : Language.values()) {
      if (!draft.labels.containsKey(language)) {
        problems.add(id + ": has no name in " + language.tag());
      }
    }
  }

  private static void checkCircles(
      SortedMap<ConceptId, TaxonomyReader.Draft> drafts, List<String> problems) {
    Set<ConceptId> done = new HashSet<>();
    for (ConceptId id : drafts.keySet()) {
      walkUp(id, drafts, new ArrayList<>(), done, problems);
    }
  }

  private static void walkUp(
      ConceptId id,
      SortedMap<ConceptId, TaxonomyReader.Draft> drafts,
      List<ConceptId> way,
      Set<ConceptId> done,
      List<String> problems) {
    if (way.contains(id)) {
      problems.add(id + ": is broader than itself by way of " + way);
      return;
    }
    TaxonomyReader.Draft draft = drafts.get(id);
    if (draft == null || done.contains(id)) {
      return;
    }
    way.add(id);
    for (ConceptId broader : draft.broader) {
      walkUp(broader, drafts, way, done, problems);
    }
    way.removeLast();
    done.add(id);
  }

  private static void checkNames(
      Language language, SortedMap<ConceptId, TaxonomyReader.Draft> drafts, List<String> problems) {
    record Use(ConceptId concept, Label label) {}
    SortedMap<String, List<Use>> uses = new TreeMap<>();
    drafts.forEach(
        (id, draft) -> {
          for (Label label : draft.labels.getOrDefault(language, List.of())) {
            // CFO and cfo are two names: the first is meant in capitals only.
            String key = label.isAbbreviation() ? label.text() : Folding.fold(label.text());
            uses.computeIfAbsent(key, k -> new ArrayList<>()).add(new Use(id, label));
          }
        });
    uses.forEach(
        (name, users) -> {
          Map<ConceptId, Use> first = new HashMap<>();
          for (Use use : users) {
            if (first.putIfAbsent(use.concept(), use) != null) {
              problems.add(use.concept() + ": '" + name + "' twice in " + language.tag());
            }
          }
          boolean shared = first.size() > 1;
          for (Use use : users) {
            if (shared && !use.label().ambiguous()) {
              problems.add(
                  use.concept()
                      + ": '"
                      + name
                      + "' in "
                      + language.tag()
                      + " is shared by "
                      + first.keySet().stream().sorted().toList()
                      + " and not marked ambiguous");
            }
          }
        });
  }

  private static void checkRemoved(
      SortedMap<ConceptId, TaxonomyReader.Draft> drafts,
      SortedMap<ConceptId, ConceptId> replacedBy,
      List<String> problems) {
    replacedBy.forEach(
        (removed, successor) -> {
          if (drafts.containsKey(removed)) {
            problems.add(removed + ": is removed and still there");
          }
          Set<ConceptId> seen = new HashSet<>(Set.of(removed));
          ConceptId at = successor;
          while (replacedBy.containsKey(at) && seen.add(at)) {
            at = replacedBy.get(at);
          }
          if (!drafts.containsKey(at)) {
            problems.add(removed + ": is replaced by " + at + ", which does not exist");
          }
        });
  }
}
