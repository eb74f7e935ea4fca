package eu.veerman.profile.concept;

import eu.veerman.contracts.TextLanguage;
import eu.veerman.expertise.Language;
import eu.veerman.expertise.tagger.Quantity;
import eu.veerman.expertise.tagger.Tagger;
import eu.veerman.expertise.tagger.Understanding;
import eu.veerman.expertise.taxonomy.Concept;
import eu.veerman.expertise.taxonomy.ConceptCode;
import eu.veerman.expertise.taxonomy.ConceptKind;
import eu.veerman.expertise.taxonomy.Suggestion;
import eu.veerman.expertise.taxonomy.Taxonomy;
import eu.veerman.platform.http.Answer;
import eu.veerman.platform.http.Call;
import eu.veerman.platform.http.OperationLimits;
import eu.veerman.platform.http.Operations;
import eu.veerman.platform.http.Reply;
import eu.veerman.platform.http.Routes;
import eu.veerman.platform.json.Json;
import eu.veerman.profile.input.Choices;
import eu.veerman.profile.input.Fields;
import eu.veerman.profile.input.Refusal;
import eu.veerman.profile.understanding.Workers;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The taxonomy over HTTP, and what a text says in its terms. */
public final class ConceptRoutes implements Routes {
  private static final int MAX_TEXT = 200_000;
  private static final int MAX_TEXT_BYTES = 2 << 20;
  private static final String AN_HOUR = "public, max-age=3600";

  private final Taxonomy taxonomy;
  private final Tagger tagger;
  private final Workers workers;

  public ConceptRoutes(Taxonomy taxonomy, Tagger tagger, Workers workers) {
    this.taxonomy = taxonomy;
    this.tagger = tagger;
    this.workers = workers;
  }

  @Override
  public void addTo(Operations operations) {
    operations
        .add("listConcepts", this::list)
        .add(
            "understandText",
            OperationLimits.USUAL.withBodyBytes(MAX_TEXT_BYTES),
            this::understand);
  }

  /** A concept with its name in one language; the contract's Concept. */
  private record Named(String id, String kind, String label, Optional<String> code) {}

  private record Names(String taxonomy, List<Named> items) {}

  private Future<Reply> list(Call call) {
    Language language = call.query("language").flatMap(Language::ofTag).orElse(Language.EN);
    Optional<String> query = call.query("query").filter(typed -> !typed.isBlank());
    Optional<ConceptKind> kind =
        call.query("kind").map(name -> Choices.lowerCase(ConceptKind.values()).get(name));
    int limit = call.queryInt("limit");
    String etag = "\"" + taxonomy.version() + "\"";
    if (call.header("If-None-Match").filter(etag::equals).isPresent()) {
      return Future.succeededFuture(cached(new Answer(304, Map.of(), new byte[0]), etag));
    }
    return workers
        .compute(
            () -> {
              List<Named> items =
                  query
                      .map(typed -> suggested(typed, language, kind, limit))
                      .orElseGet(() -> all(language, kind, limit));
              return Json.bytes(new Names(taxonomy.version(), items));
            })
        .map(
            json ->
                cached(new Answer(200, Map.of("Content-Type", "application/json"), json), etag));
  }

  private static Answer cached(Answer answer, String etag) {
    return answer.with("ETag", etag).with("Cache-Control", AN_HOUR);
  }

  private List<Named> suggested(
      String typed, Language language, Optional<ConceptKind> kind, int limit) {
    return taxonomy
        .search(typed, language, kind, Math.min(limit, Taxonomy.MAX_SUGGESTIONS))
        .stream()
        .map(Suggestion::concept)
        .map(concept -> named(concept, language))
        .toList();
  }

  private List<Named> all(Language language, Optional<ConceptKind> kind, int limit) {
    return taxonomy.concepts().stream()
        .filter(concept -> kind.isEmpty() || concept.kind() == kind.get())
        .map(concept -> named(concept, language))
        .sorted(Comparator.comparing(Named::label).thenComparing(Named::id))
        .limit(limit)
        .toList();
  }

  private static Named named(Concept concept, Language language) {
    return new Named(
        concept.id().value(),
        Choices.nameOf(concept.kind()),
        concept.label(language),
        concept.codes().stream()
            .filter(code -> code.scheme() == ConceptCode.Scheme.NACE)
            .map(ConceptCode::value)
            .findFirst());
  }

  private record TextInput(String text, Optional<TextLanguage> language) {
    static TextInput read(Fields in) {
      String text = in.text("text", MAX_TEXT).orElse("");
      Optional<TextLanguage> language = in.choice("language", Choices.LANGUAGES);
      in.nothingElse();
      return new TextInput(text, language);
    }
  }

  /** One passage; the contract's concept of a text. */
  private record Passage(
      String id,
      String kind,
      String label,
      int start,
      int end,
      boolean negated,
      double confidence,
      String origin) {}

  /**
   * What was understood of a text.
   *
   * @param languages of its sentences, most text first
   * @param complete false where the rest was too much to read
   */
  private record TextConcepts(
      String language,
      List<String> languages,
      boolean complete,
      String taxonomy,
      List<Passage> concepts,
      List<Number> quantities) {}

  /** A number in the text; the contract's TextQuantity. */
  private record Number(
      String kind, BigDecimal value, Optional<String> currency, int start, int end) {
    static Number of(Quantity quantity) {
      return new Number(
          Choices.nameOf(quantity.kind()),
          quantity.value(),
          Optional.of(quantity.currency()).filter(currency -> !currency.isEmpty()),
          quantity.start(),
          quantity.end());
    }
  }

  private Future<Reply> understand(Call call) {
    return Refusal.orFail(Fields.read(call.bodyTree(), TextInput::read))
        .compose(input -> workers.compute(() -> Answer.ok(understood(input))));
  }

  private TextConcepts understood(TextInput input) {
    Optional<Language> hint = input.language().map(language -> Language.valueOf(language.name()));
    Understanding read = tagger.tag(input.text(), hint);
    Optional<Language> main = read.languages().stream().findFirst().or(() -> hint);
    Language shown = main.orElse(Language.EN);
    return new TextConcepts(
        main.map(Language::tag).orElse("und"),
        read.languages().stream().map(Language::tag).toList(),
        read.complete(),
        taxonomy.version(),
        read.tags().stream()
            .map(
                tag ->
                    new Passage(
                        tag.concept().value(),
                        Choices.nameOf(tag.concept().kind()),
                        taxonomy.label(tag.concept(), shown).orElse(tag.concept().value()),
                        tag.start(),
                        tag.end(),
                        tag.negated(),
                        tag.confidence(),
                        Choices.nameOf(tag.origin())))
            .toList(),
        read.quantities().stream().map(Number::of).toList());
  }
}
