package eu.veerman.matching.shortlist.receipt;

import com.fasterxml.jackson.databind.util.RawValue;
import eu.veerman.contracts.ManagerId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.RequestId;
import eu.veerman.contracts.event.ManagerErased;
import eu.veerman.contracts.event.VeermanEvent;
import eu.veerman.matching.shortlist.ShortlistAnswer;
import eu.veerman.matching.shortlist.receipt.ReceiptStore.Kept;
import eu.veerman.matching.shortlist.receipt.ReceiptStore.Person;
import eu.veerman.matching.shortlist.receipt.ReceiptStore.SealedText;
import eu.veerman.platform.database.Database;
import eu.veerman.platform.events.Event;
import eu.veerman.platform.events.EventHandler;
import eu.veerman.platform.json.Json;
import eu.veerman.platform.tokens.Viewer;
import eu.veerman.ranking.CandidateInput;
import eu.veerman.ranking.Contribution;
import eu.veerman.ranking.Relatedness;
import eu.veerman.ranking.RequestInput;
import eu.veerman.ranking.Verdict;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Keeps what a shown ranking depended on, and opens it again: the numbers for ever, names and texts
 * under a key per person that erasure destroys.
 */
public final class Receipts {
  private static final int NEWEST = 50;

  private final Database database;
  private final Relatedness relatedness;
  private final InstantSource clock;
  private final Supplier<UUID> ids;
  private final Seal seal;
  private final ReceiptStore store = new ReceiptStore();

  public Receipts(
      Database database,
      Relatedness relatedness,
      InstantSource clock,
      Supplier<UUID> ids,
      SecureRandom random) {
    this.database = database;
    this.relatedness = relatedness;
    this.clock = clock;
    this.ids = ids;
    this.seal = new Seal(random);
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
    List<Person> proposed =
        shown.places().stream()
            .map(place -> new Person(ids.get(), place.manager(), seal.newSecret()))
            .toList();
    return database.withTransaction(
        connection ->
            store
                .people(connection, proposed)
                .compose(
                    people ->
                        people.size() < proposed.size()
                            ? Future.succeededFuture(Optional.empty())
                            : keep(connection, viewer, shown, people).map(Optional::of)));
  }

  private Future<UUID> keep(
      SqlConnection connection, Viewer viewer, Shown shown, Map<ManagerId, Person> people) {
    Map<String, String> inputs = new HashMap<>();
    List<SealedText> texts = new ArrayList<>();
    List<ReceiptContent.Place> places = new ArrayList<>();
    for (ShownPlace place : shown.places()) {
      Person person = Objects.requireNonNull(people.get(place.manager()));
      byte[] text = place.shown().getBytes(StandardCharsets.UTF_8);
      byte[] hash = Hash.of(joined(person.secret(), text));
      texts.add(new SealedText(person.pseudonym(), hash, seal.close(person.secret(), text)));
      places.add(
          new ReceiptContent.Place(
              person.pseudonym(),
              add(inputs, place.input()),
              Long.toString(place.tieKey()),
              place.bestPlace(),
              place.verdict().scoreThousandths(),
              place.verdict().upperBoundThousandths(),
              place.verdict().contributions().stream()
                  .map(Contribution::pointsThousandths)
                  .toList(),
              Hash.text(hash)));
    }
    RelatednessTable table =
        RelatednessTable.of(
            shown.demand(), shown.places().stream().map(ShownPlace::input).toList(), relatedness);
    ShortlistAnswer answer = shown.answer();
    ReceiptContent content =
        new ReceiptContent(
            answer.request(),
            answer.model(),
            answer.taxonomy(),
            answer.position(),
            answer.today(),
            add(inputs, shown.demand()),
            add(inputs, table),
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
    Future<Void> inputsKept = store.keepInputs(connection, inputs);
    Future<Void> textsKept = store.keepTexts(connection, texts);
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

  private static byte[] joined(byte[] secret, byte[] text) {
    byte[] joined = Arrays.copyOf(secret, secret.length + text.length);
    System.arraycopy(text, 0, joined, secret.length, text.length);
    return joined;
  }

  private static String add(Map<String, String> inputs, Object input) {
    String content = Json.text(input);
    String hash = Hash.text(Hash.of(content.getBytes(StandardCharsets.UTF_8)));
    inputs.put(hash, content);
    return hash;
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
                            : open(connection, found.get()).map(Optional::of)));
  }

  private Future<ReceiptAnswer> open(SqlConnection connection, Kept receipt) {
    ReceiptContent content = Json.read(receipt.content(), ReceiptContent.class);
    List<String> hashes = new ArrayList<>(List.of(content.demand(), content.relatedness()));
    Map<UUID, String> shown = new HashMap<>();
    for (ReceiptContent.Place place : content.places()) {
      hashes.add(place.input());
      shown.put(place.person(), place.shown());
    }
    return store
        .inputs(connection, hashes)
        .compose(
            inputs ->
                store
                    .behind(connection, shown.keySet())
                    .compose(
                        people ->
                            store
                                .texts(connection, shown)
                                .map(texts -> answer(receipt, content, inputs, people, texts))));
  }

  private ReceiptAnswer answer(
      Kept receipt,
      ReceiptContent content,
      Map<String, String> inputs,
      Map<UUID, Person> people,
      Map<UUID, byte[]> texts) {
    List<ReceiptAnswer.PlaceAnswer> places = new ArrayList<>();
    for (ReceiptContent.Place place : content.places()) {
      Optional<RawValue> shown =
          Optional.ofNullable(people.get(place.person()))
              .flatMap(
                  person ->
                      Optional.ofNullable(texts.get(place.person()))
                          .map(text -> seal.open(person.secret(), text)))
              .map(text -> new RawValue(new String(text, StandardCharsets.UTF_8)));
      places.add(ReceiptAnswer.PlaceAnswer.of(places.size() + 1, place, shown));
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
        Replay.of(content, inputs));
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

  /** Destroys the keys of who is erased, in the transaction that acknowledges the event. */
  public EventHandler erasures() {
    return (transaction, events) -> {
      Future<Void> done = Future.succeededFuture();
      for (Event event : events) {
        Class<? extends VeermanEvent> kind = VeermanEvent.TYPES.get(event.type());
        if (kind == ManagerErased.class) {
          ManagerId manager = event.dataAs(ManagerErased.class).manager();
          done = done.compose(before -> store.erase(transaction, manager));
        }
      }
      return done;
    };
  }
}
