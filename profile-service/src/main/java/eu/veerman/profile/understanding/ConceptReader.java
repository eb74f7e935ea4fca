package eu.veerman.profile.understanding;

import eu.veerman.contracts.Coordinates;
import eu.veerman.contracts.CountryCode;
import eu.veerman.contracts.TextLanguage;
import eu.veerman.contracts.concept.ConceptId;
import eu.veerman.contracts.concept.Decision;
import eu.veerman.contracts.concept.Understood;
import eu.veerman.expertise.Language;
import eu.veerman.expertise.places.Places;
import eu.veerman.expertise.tagger.Tagger;
import eu.veerman.expertise.taxonomy.Taxonomy;
import java.util.List;
import java.util.Optional;

/** What the module {@code expertise} knows, in the words of this service. Safe for many threads. */
public final class ConceptReader {
  private final Taxonomy taxonomy;
  private final Tagger tagger;
  private final Places places;

  public ConceptReader(Taxonomy taxonomy, Tagger tagger, Places places) {
    this.taxonomy = taxonomy;
    this.tagger = tagger;
    this.places = places;
  }

  /** The version of the taxonomy. */
  public String taxonomy() {
    return taxonomy.version();
  }

  /** The concept itself, or the one that took its place; empty for one that never was. */
  public Optional<ConceptId> current(ConceptId id) {
    return taxonomy
        .current(new eu.veerman.expertise.taxonomy.ConceptId(id.value()))
        .map(concept -> new ConceptId(concept.id().value()));
  }

  /** What the passages say, merged with the decisions. Takes time in proportion to the texts. */
  public List<Understood> understand(
      List<Passage> passages, List<Decision> decisions, TextLanguage language) {
    return Understanding.of(passages, decisions, passage -> tags(passage.text(), language));
  }

  private List<Tag> tags(String text, TextLanguage language) {
    return tagger.tag(text, Optional.of(Language.valueOf(language.name()))).tags().stream()
        .map(
            tag ->
                new Tag(
                    new ConceptId(tag.concept().value()),
                    tag.start(),
                    tag.end(),
                    tag.negated(),
                    tag.wish(),
                    tag.confidence()))
        .toList();
  }

  /** The language a text is written in; English where it is too short to tell. */
  public TextLanguage languageOf(String text) {
    return tagger.tag(text, Optional.empty()).languages().stream()
        .findFirst()
        .map(language -> TextLanguage.valueOf(language.name()))
        .orElse(TextLanguage.EN);
  }

  /** Where a place is; empty when the gazetteer does not know it. */
  public Optional<Coordinates> place(String city, CountryCode country) {
    return places
        .resolve(city, Optional.of(country.value()))
        .map(place -> new Coordinates(place.latitude(), place.longitude()));
  }
}
