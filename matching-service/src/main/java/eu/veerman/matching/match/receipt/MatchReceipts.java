package eu.veerman.matching.match.receipt;

import com.fasterxml.jackson.databind.util.RawValue;
import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.RequestId;
import eu.veerman.matching.match.MatchesAnswer;
import eu.veerman.matching.match.receipt.MatchReceiptStore.Kept;
import eu.veerman.matching.receipt.Hash;
import eu.veerman.matching.receipt.InputSet;
import eu.veerman.matching.receipt.InputStore;
import eu.veerman.matching.receipt.People;
import eu.veerman.matching.receipt.Person;
import eu.veerman.matching.receipt.RelatednessTable;
import eu.veerman.matching.receipt.Replay;
import eu.veerman.matching.receipt.SealedText;
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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Keeps what a shown list of matches depended on, and opens it again. */
public final class MatchReceipts {
  private static final int NEWEST = 50;

  private final Database database;
  private final Relatedness relatedness;
  private final InstantSource clock;
  private final Supplier<UUID> ids;
  private final People people;
  private final InputStore inputs = new InputStore();
  private final MatchReceiptStore store = new MatchReceiptStore();

  public MatchReceipts(
      Database database,
      Relatedness relatedness,
      InstantSource clock,
      Supplier<UUID> ids,
      People people) {
    this.database = database;
    this.relatedness = relatedness;
    this.clock = clock;
    this.ids = ids;
    this.people = people;
  }

  /** One request as ranked. */
  public record ShownPlace(
      RequestId request, long version, RequestInput demand, long tieKey, Verdict verdict) {}

  /**
   * A list of matches as shown.
   *
   * @param owner the organisation that owns the profile
   * @param places of the answer's matches, in their order
   */
  public record Shown(
      MatchesAnswer answer,
      ManagerId manager,
      OrganisationId owner,
      CandidateInput candidate,
      List<ShownPlace> places) {}

  /**
   * Keeps a list and returns the receipt's id: the former one when the same viewer was shown the
   * same already. Empty when the manager was erased meanwhile.
   */
  public Future<Optional<UUID>> keep(Viewer viewer, Shown shown) {
    return database.withTransaction(
        connection ->
            people
                .of(connection, List.of(shown.manager()))
                .compose(
                    known ->
                        Optional.ofNullable(known.get(shown.manager()))
                            .map(person -> keep(connection, viewer, shown, person))
                            .orElse(Future.succeededFuture(Optional.empty()))));
  }

  private Future<Optional<UUID>> keep(
      SqlConnection connection, Viewer viewer, Shown shown, Person person) {
    InputSet set = new InputSet();
    SealedText text = people.seal(person, Json.text(shown.answer().matches()));
    RelatednessTable table =
        RelatednessTable.of(
            shown.places().stream().map(ShownPlace::demand).toList(),
            List.of(shown.candidate()),
            relatedness);
    MatchesAnswer answer = shown.answer();
    MatchReceiptContent content =
        new MatchReceiptContent(
            answer.model(),
            answer.taxonomy(),
            answer.position(),
            answer.today(),
            answer.manager().version(),
            set.add(shown.candidate()),
            set.add(table),
            answer.population(),
            answer.examined(),
            shown.places().stream().map(place -> place(place, set)).toList(),
            text.name());
    Kept receipt =
        new Kept(
            ids.get(),
            person.pseudonym(),
            Optional.of(shown.owner()),
            viewer.accountId(),
            Hash.of(Json.bytes(content.withoutPlaceInLog())),
            Json.text(content),
            clock.instant());
    // All three are sent at once: they stand or fall together.
    Future<Void> inputsKept = inputs.keep(connection, set);
    Future<Void> textKept = people.keepTexts(connection, List.of(text));
    Future<UUID> receiptKept = store.keep(connection, receipt);
    return Future.join(inputsKept, textKept, receiptKept)
        .map(all -> Optional.of(receiptKept.result()));
  }

  private static MatchReceiptContent.Place place(ShownPlace place, InputSet set) {
    return new MatchReceiptContent.Place(
        place.request().value(),
        place.version(),
        set.add(place.demand()),
        Long.toString(place.tieKey()),
        place.verdict().scoreThousandths(),
        place.verdict().upperBoundThousandths(),
        place.verdict().contributions().stream().map(Contribution::pointsThousandths).toList());
  }

  /** A receipt as it was, replayed; empty when there is none that this viewer may see. */
  Future<Optional<MatchReceiptAnswer>> open(Viewer viewer, UUID id) {
    return database.withConnection(
        connection ->
            store
                .receipt(connection, id)
                .compose(
                    found ->
                        found
                            .map(receipt -> open(connection, viewer, receipt))
                            .orElse(Future.succeededFuture(Optional.empty()))));
  }

  private Future<Optional<MatchReceiptAnswer>> open(
      SqlConnection connection, Viewer viewer, Kept receipt) {
    return people
        .behind(connection, receipt.pseudonym())
        .compose(
            manager ->
                mayOpen(viewer, receipt, manager)
                    ? answer(connection, receipt, manager).map(Optional::of)
                    : Future.succeededFuture(Optional.empty()));
  }

  private static boolean mayOpen(Viewer viewer, Kept receipt, Optional<ManagerId> manager) {
    return viewer.is("admin")
        || receipt
            .owner()
            .map(OrganisationId::value)
            .filter(viewer.organisationId()::equals)
            .isPresent()
        || (manager.isPresent() && manager.map(ManagerId::value).equals(viewer.managerId()));
  }

  private Future<MatchReceiptAnswer> answer(
      SqlConnection connection, Kept receipt, Optional<ManagerId> manager) {
    MatchReceiptContent content = Json.read(receipt.content(), MatchReceiptContent.class);
    List<String> hashes = new ArrayList<>(List.of(content.candidate(), content.relatedness()));
    content.places().forEach(place -> hashes.add(place.demand()));
    return inputs
        .read(connection, hashes)
        .compose(
            found ->
                people
                    .texts(
                        connection, Map.of(receipt.pseudonym(), content.shown()), anybody -> true)
                    .map(
                        texts ->
                            answer(
                                receipt,
                                content,
                                manager,
                                found,
                                Optional.ofNullable(texts.get(receipt.pseudonym())))));
  }

  private static MatchReceiptAnswer answer(
      Kept receipt,
      MatchReceiptContent content,
      Optional<ManagerId> manager,
      Map<String, String> inputs,
      Optional<String> shown) {
    List<MatchReceiptAnswer.PlaceAnswer> places = new ArrayList<>();
    for (MatchReceiptContent.Place place : content.places()) {
      places.add(MatchReceiptAnswer.PlaceAnswer.of(places.size() + 1, place));
    }
    return new MatchReceiptAnswer(
        receipt.id(),
        receipt.madeAt(),
        manager.map(ManagerId::value),
        receipt.pseudonym(),
        content.version(),
        content.model(),
        content.taxonomy(),
        content.position(),
        content.today(),
        content.population(),
        content.examined(),
        places,
        shown.map(RawValue::new),
        Replay.of(
            content.model(),
            content.relatedness(),
            content.today(),
            content.places().stream().map(place -> place.pair(content.candidate())).toList(),
            inputs));
  }

  /** The newest receipts of a manager's matches that this viewer may open. */
  Future<MatchReceiptAnswer.Lines> of(Viewer viewer, ManagerId manager) {
    return database
        .withConnection(connection -> store.of(connection, manager, NEWEST))
        .map(
            kept ->
                new MatchReceiptAnswer.Lines(
                    kept.stream()
                        .filter(receipt -> mayOpen(viewer, receipt, Optional.of(manager)))
                        .map(MatchReceipts::line)
                        .toList()));
  }

  private static MatchReceiptAnswer.Line line(Kept receipt) {
    MatchReceiptContent content = Json.read(receipt.content(), MatchReceiptContent.class);
    return new MatchReceiptAnswer.Line(
        receipt.id(), receipt.madeAt(), content.model(), content.places().size());
  }
}
