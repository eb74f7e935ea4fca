package eu.veerman.expertise.taxonomy;

import eu.veerman.expertise.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads the stanzas of the taxonomy's files (their form stands in {@code taxonomy/README.md}) and
 * collects every problem before it refuses.
 */
final class TaxonomyReader {
  private static final String SEPARATOR = " | ";

  private final List<String> problems = new ArrayList<>();
  private final SortedMap<ConceptId, Draft> drafts = new TreeMap<>();

  private TaxonomyReader() {}

  /**
   * The taxonomy of these files.
   *
   * @throws InvalidTaxonomyException with every problem at once
   */
  static Taxonomy read(TaxonomyFiles files) {
    return new TaxonomyReader().readAll(files);
  }

  private Taxonomy readAll(TaxonomyFiles files) {
    String version = files.version().strip();
    if (!version.matches("[0-9]+\\.[0-9]+\\.[0-9]+")) {
      problems.add("version.txt: version is '" + version + "', must look like 1.0.0");
    }
    files.byKind().forEach(this::readStanzas);
    SortedMap<ConceptId, ConceptId> replacedBy = readRemoved(files.removed());
    TaxonomyCheck.check(drafts, replacedBy, problems);
    if (!problems.isEmpty()) {
      throw new InvalidTaxonomyException(problems);
    }
    return new Taxonomy(version, link(), replacedBy);
  }

  private void readStanzas(ConceptKind kind, String text) {
    Draft draft = null;
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      String place = kind.prefix() + " line " + number;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (!Character.isWhitespace(line.charAt(0))) {
        draft = begin(kind, line.strip(), place);
      } else if (draft != null) {
        readLine(draft, line.strip(), place);
      } else {
        problems.add(place + ": '" + line.strip() + "' belongs to no concept");
      }
    }
  }

  private Draft begin(ConceptKind kind, String id, String place) {
    if (!ConceptId.isValid(id)) {
      problems.add(place + ": concept is '" + id + "', must look like situation.ai-adoption");
      return new Draft();
    }
    ConceptId concept = new ConceptId(id);
    if (concept.kind() != kind) {
      problems.add(place + ": " + id + " stands among the concepts of kind " + kind.prefix());
    }
    Draft draft = new Draft();
    if (drafts.putIfAbsent(concept, draft) != null) {
      problems.add(place + ": " + id + " stands twice");
    }
    return draft;
  }

  private void readLine(Draft draft, String line, String place) {
    String[] parts = line.split("\\s+", 2);
    if (parts.length < 2) {
      problems.add(place + ": '" + line + "' has no value");
      return;
    }
    String value = parts[1];
    switch (parts[0]) {
      case "broader" -> readLinks(draft.broader, value, place);
      case "related" -> readLinks(draft.related, value, place);
      case "code" -> readCode(draft, value, place);
      default -> readNames(draft, parts[0], value, place);
    }
  }

  private void readLinks(SortedSet<ConceptId> links, String value, String place) {
    for (String id : value.split(",")) {
      if (!ConceptId.isValid(id.strip())) {
        problems.add(place + ": link is '" + id.strip() + "', must look like skill.sap");
      } else if (!links.add(new ConceptId(id.strip()))) {
        problems.add(place + ": " + id.strip() + " is linked twice");
      }
    }
  }

  private void readCode(Draft draft, String value, String place) {
    String[] parts = value.split("\\s+", 2);
    Optional<ConceptCode.Scheme> scheme =
        Arrays.stream(ConceptCode.Scheme.values())
            .filter(each -> each.name().equalsIgnoreCase(parts[0]))
            .findFirst();
    if (scheme.isEmpty() || parts.length < 2) {
      problems.add(place + ": code is '" + value + "', must begin with esco, nace or isco");
      return;
    }
    try {
      draft.codes.add(new ConceptCode(scheme.get(), parts[1]));
    } catch (IllegalArgumentException e) {
      problems.add(place + ": " + e.getMessage());
    }
  }

  private void readNames(Draft draft, String key, String value, String place) {
    boolean tellings = key.endsWith("~");
    String tag = tellings ? key.substring(0, key.length() - 1) : key;
    Optional<Language> language = Language.ofTag(tag);
    if (language.isEmpty() || !language.get().tag().equals(tag)) {
      problems.add(place + ": '" + key + "' is no field of a concept");
      return;
    }
    List<String> values =
        Arrays.stream(value.split(java.util.regex.Pattern.quote(SEPARATOR)))
            .map(String::strip)
            .toList();
    if (tellings) {
      draft.tellings.computeIfAbsent(language.get(), l -> new ArrayList<>()).addAll(values);
      return;
    }
    for (String each : values) {
      boolean ambiguous = each.startsWith("?");
      try {
        Label label = new Label(ambiguous ? each.substring(1).strip() : each, ambiguous);
        draft.labels.computeIfAbsent(language.get(), l -> new ArrayList<>()).add(label);
      } catch (IllegalArgumentException e) {
        problems.add(place + ": " + e.getMessage());
      }
    }
  }

  private SortedMap<ConceptId, ConceptId> readRemoved(String text) {
    SortedMap<ConceptId, ConceptId> replacedBy = new TreeMap<>();
    for (String line : text.split("\n")) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] parts = line.strip().split("\\s*->\\s*");
      if (parts.length != 2 || !ConceptId.isValid(parts[0]) || !ConceptId.isValid(parts[1])) {
        problems.add("removed.txt: '" + line + "' must look like skill.old -> skill.new");
      } else {
        replacedBy.put(new ConceptId(parts[0]), new ConceptId(parts[1]));
      }
    }
    return replacedBy;
  }

  /** The drafts with their links in both directions. */
  private SortedMap<ConceptId, Concept> link() {
    drafts.forEach(
        (id, draft) -> {
          draft.broader.forEach(broader -> draft(broader).narrower.add(id));
          List.copyOf(draft.related).forEach(related -> draft(related).related.add(id));
        });
    SortedMap<ConceptId, Concept> concepts = new TreeMap<>();
    drafts.forEach((id, draft) -> concepts.put(id, draft.toConcept(id)));
    return concepts;
  }

  private Draft draft(ConceptId id) {
    return java.util.Objects.requireNonNull(drafts.get(id), "links were checked");
  }

  /** A concept while it is read. */
  static final class Draft {
    final SortedSet<ConceptId> broader = new TreeSet<>();
    final SortedSet<ConceptId> narrower = new TreeSet<>();
    final SortedSet<ConceptId> related = new TreeSet<>();
    final List<ConceptCode> codes = new ArrayList<>();
    final Map<Language, List<Label>> labels = new EnumMap<>(Language.class);
    final Map<Language, List<String>> tellings = new EnumMap<>(Language.class);

    Concept toConcept(ConceptId id) {
      Map<Language, Names> names = new EnumMap<>(Language.class);
      labels.forEach(
          (language, all) ->
              names.put(
                  language,
                  new Names(
                      all.getFirst(),
                      all.subList(1, all.size()),
                      tellings.getOrDefault(language, List.of()))));
      return new Concept(id, names, broader, narrower, related, codes);
    }
  }
}
