package eu.veerman.expertise.cue;

import eu.veerman.expertise.Language;
import eu.veerman.expertise.cue.Cues.InLanguage;
import eu.veerman.expertise.cue.Cues.Told;
import eu.veerman.expertise.taxonomy.Concept;
import eu.veerman.expertise.taxonomy.ConceptId;
import eu.veerman.expertise.taxonomy.ConceptKind;
import eu.veerman.expertise.taxonomy.Folding;
import eu.veerman.expertise.taxonomy.Label;
import eu.veerman.expertise.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads and checks the cues of one language. */
final class CueReader {
  /** A name of fewer letters is an everyday word as likely as not. */
  private static final int LEAST_NAME = 5;

  private final Taxonomy taxonomy;
  private final Language language;
  private final List<String> problems = new ArrayList<>();
  private final SortedMap<ConceptId, Told> concepts = new TreeMap<>();
  private final Map<String, String> seen = new HashMap<>();

  CueReader(Taxonomy taxonomy, Language language) {
    this.taxonomy = taxonomy;
    this.language = language;
  }

  /** Reads the files; what is wrong with them is told by {@link #problems}. */
  InLanguage read(Map<ConceptKind, String> files, String neutral) {
    files.forEach(this::readKind);
    for (ConceptKind kind : Cues.KINDS) {
      taxonomy.concepts().stream()
          .filter(concept -> concept.kind() == kind && !concepts.containsKey(concept.id()))
          .forEach(concept -> problem(concept.id(), "has no cues"));
    }
    concepts.forEach(this::checkAmount);
    List<String> sentences = neutral.lines().map(String::strip).toList();
    sentences.forEach(sentence -> note(sentence, "neutral"));
    return new InLanguage(concepts, sentences.stream().filter(line -> !line.isEmpty()).toList());
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  private void problem(Object place, String what) {
    problems.add(language.tag() + ": " + place + " " + what);
  }

  private void readKind(ConceptKind kind, String file) {
    @Nullable ConceptId current = null;
    for (String line : file.split("\n")) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (!line.startsWith(" ")) {
        current = begin(line.strip(), kind).orElse(null);
      } else if (current != null) {
        add(current, line.strip());
      }
    }
  }

  private Optional<ConceptId> begin(String id, ConceptKind kind) {
    Optional<Concept> concept =
        taxonomy.concepts().stream().filter(each -> each.id().value().equals(id)).findFirst();
    if (concept.isEmpty() || concept.get().kind() != kind) {
      problem(id, "is no " + kind.name().toLowerCase() + " of the taxonomy");
      return Optional.empty();
    }
    ConceptId found = concept.get().id();
    if (concepts.putIfAbsent(found, new Told(new ArrayList<>(), new ArrayList<>())) != null) {
      problem(id, "stands twice");
    }
    return Optional.of(found);
  }

  private void add(ConceptId concept, String line) {
    Told told = concepts.get(concept);
    if (told == null) {
      return;
    }
    if (line.startsWith("~")) {
      told.words().addAll(List.of(line.substring(1).strip().split("\\s+")));
      return;
    }
    told.sentences().add(line);
    note(line, concept.value());
    ownName(concept, line)
        .ifPresent(name -> problem(concept, "is named in '" + line + "': " + name));
  }

  private void note(String sentence, String place) {
    String before = seen.putIfAbsent(Folding.fold(sentence), place);
    if (before != null) {
      problem(place, "has '" + sentence + "', which stands under " + before + " already");
    }
  }

  /** A name of its own concept, which would teach the model nothing that names do not tell. */
  private Optional<String> ownName(ConceptId id, String sentence) {
    String words = " " + Folding.fold(sentence) + " ";
    return taxonomy.concept(id).map(concept -> concept.names(language)).stream()
        .flatMap(names -> Stream.concat(Stream.of(names.preferred()), names.synonyms().stream()))
        .filter(label -> !label.ambiguous() && !label.isAbbreviation())
        .map(Label::text)
        .map(Folding::fold)
        .filter(name -> name.length() >= LEAST_NAME && words.contains(" " + name + " "))
        .findFirst();
  }

  private void checkAmount(ConceptId concept, Told told) {
    int least = concept.kind() == ConceptKind.SITUATION ? 12 : 8;
    if (told.sentences().size() < least) {
      problem(concept, "has " + told.sentences().size() + " cues, must have at least " + least);
    }
    if (told.words().isEmpty()) {
      problem(concept, "has no words of its world (~)");
    }
  }
}
