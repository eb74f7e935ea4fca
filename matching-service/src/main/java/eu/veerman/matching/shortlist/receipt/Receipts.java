package eu.veerman.matching.shortlist.receipt;

import com.fasterxml.jackson.databind.util.RawValue;
import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.RequestId;
import eu.veerman.contracts.visibility.VisibilityRules;
import eu.veerman.matching.population.Population;
import eu.veerman.matching.receipt.Hash;
import eu.veerman.matching.receipt.InputSet;
import eu.veerman.matching.receipt.InputStore;
import eu.veerman.matching.receipt.People;
import eu.veerman.matching.receipt.Person;
import eu.veerman.matching.receipt.RelatednessTable;
import eu.veerman.matching.receipt.Replay;
import eu.veerman.matching.receipt.SealedText;
import eu.veerman.matching.shortlist.ShortlistAnswer;
import eu.veerman.matching.shortlist.receipt.ReceiptStore.Kept;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.json.Json;
import eu.veerman.platform.tokens.Viewer;
import eu.veerman.ranking.CandidateInput;
import eu.veerman.ranking.Contribution;
import eu.veerman.ranking.Relatedness;
import eu.veerman.ranking.RequestInput;
import eu.veerman.ranking.Verdict;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Keeps what a shown shortlist depended on, and opens it again. */
public final class Receipts {
  private static final int NEWEST = 50;

  private final Database database;
  private final Population population;
  private final Relatedness relatedness;
  private final Clock clock;
  private final Supplier<UUID> ids;
  private final People people;
  private final InputStore inputs = new InputStore();
  private final ReceiptStore store = new ReceiptStore();

  public Receipts(
      Database database,
      Population population,
      Relatedness relatedness,
      Clock clock,
      Supplier<UUID> ids,
      People people) {
    this.database = database;
    this.population = population;
    this.relatedness = relatedness;
    this.clock = clock;
    this.ids = ids;
    this.people = people;
  }

  /**
   * One manager as shown.
   *
   * @param shown what the answer says of the manager, as JSON
   */
  public record ShownPlace(
      ManagerId manager,
      CandidateInput input,
      long tieKey,
      int bestPlace,
      Verdict verdict,
      String shown) {}

  /**
   * A shortlist as shown.
   *
   * @param demand what was asked, with the weights that made the score
   */
  public record Shown(
      ShortlistAnswer answer,
      RequestId request,
      OrganisationId owner,
      RequestInput demand,
      List<ShownPlace> places) {}

  /**
   * Keeps a shortlist and returns the receipt's id: the former one when the same viewer was shown
   * the same already. Empty when somebody in it was erased meanwhile.
   */
  public Future<Optional<UUID>> keep(Viewer viewer, Shown shown) {
    List<ManagerId> managers = shown.places().stream().map(ShownPlace::manager).toList();
    return database.withTransaction(
        connection ->
            people
                .of(connection, managers)
                .compose(
                    known ->
                        known.size() < managers.size()
                            ? Future.succeededFuture(Optional.empty())
                            : keep(connection, viewer, shown, known).map(Optional::of)));
  }

  private Future<UUID> keep(
      SqlConnection connection, Viewer viewer, Shown shown, Map<ManagerId, Person> known) {
    InputSet set = new InputSet();
    List<SealedText> texts = new ArrayList<>();
    List<ReceiptContent.Place> places = new ArrayList<>();
    for (ShownPlace place : shown.places()) {
      Person person = Objects.requireNonNull(known.get(place.manager()));
      SealedText text = people.seal(person, place.shown());
      texts.add(text);
      places.add(
          new ReceiptContent.Place(
              person.pseudonym(),
              set.add(place.input()),
              Long.toString(place.tieKey()),
              place.bestPlace(),
              place.verdict().scoreThousandths(),
              place.verdict().upperBoundThousandths(),
              place.verdict().contributions().stream()
                  .map(Contribution::pointsThousandths)
                  .toList(),
              text.name()));
    }
    RelatednessTable table =
        RelatednessTable.of(
            List.of(shown.demand()),
            shown.places().stream().map(ShownPlace::input).toList(),
            relatedness);
    ShortlistAnswer answer = shown.answer();
    ReceiptContent content =
        new ReceiptContent(
            answer.request(),
            answer.model(),
            answer.taxonomy(),
            answer.position(),
            answer.today(),
            set.add(shown.demand()),
            set.add(table),
            answer.weights(),
            answer.preview(),
            answer.population(),
            answer.qualified(),
            answer.examined(),
            answer.excluded(),
            places);
    Kept receipt =
        new Kept(
            ids.get(),
            shown.request(),
            shown.owner(),
            viewer.accountId(),
            Hash.of(Json.bytes(withoutPlaceInLog(content))),
            Json.text(content),
            clock.instant());
    // All three are sent at once: they stand or fall together.
    Future<Void> inputsKept = inputs.keep(connection, set);
    Future<Void> textsKept = people.keepTexts(connection, texts);
    Future<UUID> receiptKept = store.keep(connection, receipt);
    return Future.join(inputsKept, textsKept, receiptKept).map(all -> receiptKept.result());
  }

  /** The same answer at a later place in the log is the same receipt. */
  private static ReceiptContent withoutPlaceInLog(ReceiptContent content) {
    return new ReceiptContent(
        content.request(),
        content.model(),
        content.taxonomy(),
        "",
        content.today(),
        content.demand(),
        content.relatedness(),
        content.weights(),
        content.preview(),
        content.population(),
        content.qualified(),
        0,
        content.excluded(),
        content.places());
  }

  /** A receipt as it was, replayed; empty when there is none that this viewer may see. */
  Future<Optional<ReceiptAnswer>> open(Viewer viewer, UUID id) {
    return database.withConnection(
        connection ->
            store
                .receipt(connection, id)
                .map(found -> found.filter(receipt -> mayOpen(viewer, receipt.owner())))
                .compose(
                    found ->
                        found.isEmpty()
                            ? Future.succeededFuture(Optional.empty())
                            : open(connection, found.get(), stillShown(viewer, found.get()))
                                .map(Optional::of)));
  }

  /**
   * Whom the organisation is still shown: somebody who hid from it since is not read about in what
   * it was shown before. The numbers stay for everybody.
   */
  private Predicate<ManagerId> stillShown(Viewer viewer, Kept receipt) {
    Population.Snapshot snapshot = population.snapshot();
    LocalDate today = LocalDate.now(clock);
    return manager ->
        viewer.is("admin")
            || Optional.ofNullable(snapshot.managers().get(manager))
                .filter(
                    member ->
                        VisibilityRules.isShown(
                            member.sight(), snapshot.sight(receipt.owner()), today))
                .isPresent();
  }

  private Future<ReceiptAnswer> open(
      SqlConnection connection, Kept receipt, Predicate<ManagerId> stillShown) {
    ReceiptContent content = Json.read(receipt.content(), ReceiptContent.class);
    List<String> hashes = new ArrayList<>(List.of(content.demand(), content.relatedness()));
    Map<UUID, String> shown = new HashMap<>();
    for (ReceiptContent.Place place : content.places()) {
      hashes.add(place.input());
      shown.put(place.person(), place.shown());
    }
    return inputs
        .read(connection, hashes)
        .compose(
            found ->
                people
                    .texts(connection, shown, stillShown)
                    .map(texts -> answer(receipt, content, found, texts)));
  }

  private static ReceiptAnswer answer(
      Kept receipt, ReceiptContent content, Map<String, String> inputs, Map<UUID, String> texts) {
    List<ReceiptAnswer.PlaceAnswer> places = new ArrayList<>();
    for (ReceiptContent.Place place : content.places()) {
      places.add(
          ReceiptAnswer.PlaceAnswer.of(
              places.size() + 1,
              place,
              Optional.ofNullable(texts.get(place.person())).map(RawValue::new)));
    }
    return new ReceiptAnswer(
        receipt.id(),
        receipt.madeAt(),
        content.request(),
        content.model(),
        content.taxonomy(),
        content.position(),
        content.today(),
        content.weights(),
        content.preview(),
        content.population(),
        content.qualified(),
        content.examined(),
        content.excluded(),
        places,
        Replay.of(
            content.model(),
            content.relatedness(),
            content.today(),
            content.places().stream().map(place -> place.pair(content.demand())).toList(),
            inputs));
  }

  /** The newest receipts of a request, for whoever may see its shortlists. */
  Future<ReceiptAnswer.Lines> of(RequestId request) {
    return database
        .withConnection(connection -> store.of(connection, request, NEWEST))
        .map(kept -> new ReceiptAnswer.Lines(kept.stream().map(Receipts::line).toList()));
  }

  private static ReceiptAnswer.Line line(Kept receipt) {
    ReceiptContent content = Json.read(receipt.content(), ReceiptContent.class);
    return new ReceiptAnswer.Line(
        receipt.id(),
        receipt.madeAt(),
        content.model(),
        content.preview(),
        content.places().size());
  }

  private static boolean mayOpen(Viewer viewer, OrganisationId owner) {
    return viewer.is("admin") || owner.value().equals(viewer.organisationId());
  }
}
