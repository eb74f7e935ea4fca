package eu.veerman.profile.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import eu.veerman.contracts.AccountId;
import eu.veerman.contracts.OrganisationId;
import eu.veerman.contracts.RequestId;
import eu.veerman.contracts.SessionId;
import eu.veerman.contracts.concept.Importance;
import eu.veerman.contracts.request.RequestState;
import eu.veerman.contracts.request.TransformationRequest;
import eu.veerman.contracts.visibility.OrganisationSight;
import eu.veerman.profile.input.FieldProblem;
import eu.veerman.profile.input.Fields;
import eu.veerman.profile.input.Outcome;
import eu.veerman.profile.viewer.Role;
import eu.veerman.profile.viewer.Viewer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestRulesTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final OrganisationId OWNER = new OrganisationId(new UUID(1, 1));

  private static Outcome<RequestInput> read(String json) {
    try {
      return Fields.read(MAPPER.readTree(json), RequestInput::read);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static TransformationRequest document(String json) {
    return RequestRules.document(
        ((Outcome.Good<RequestInput>) read(json)).value(), place -> Optional.empty());
  }

  private static List<String> pointers(Outcome<?> outcome) {
    return ((Outcome.Bad<?>) outcome).problems().stream().map(FieldProblem::pointer).toList();
  }

  private static Request request(RequestState state, String json) {
    return new Request(
        new RequestId(new UUID(5, 1)),
        1,
        OWNER,
        "Amstelvaart",
        state,
        Optional.empty(),
        document(json),
        List.of(),
        List.of(),
        "1",
        Instant.EPOCH,
        Instant.EPOCH);
  }

  private static Viewer viewer(Role role, OrganisationId organisation) {
    return new Viewer(
        new AccountId(new UUID(2, 1)), organisation, Set.of(role), new SessionId(new UUID(3, 1)));
  }

  @Test
  void publishingNamesEveryFieldThatIsMissing() {
    assertThat(
            RequestRules.lacksToPublish(
                document("{\"language\": \"nl\", \"title\": \"t\", \"confidential\": true}")))
        .extracting(FieldProblem::pointer)
        .containsExactly("/text", "/start", "/months", "/daysPerWeek", "/publicVersion");
  }

  @Test
  void othersSeeOfAConfidentialRequestItsPublicVersionAndNothingElse() {
    Request request =
        request(
            RequestState.PUBLISHED,
            """
            {"language": "nl", "title": "Amstelvaart zoekt", "text": "Geheim", "whyNow": "Geheim",
             "start": "2027-02-01", "months": 6, "daysPerWeek": 4,
             "organisation": {"industry": "banken", "employees": 600, "country": "NL"},
             "place": {"city": "Amsterdam", "country": "NL"}, "mustHaves": ["Geheim"],
             "rateMax": {"amount": "1250", "currency": "EUR"}, "confidential": true,
             "publicVersion": {"title": "Een dienstverlener", "text": "voert AI in"}}
            """);

    RequestView seen = RequestView.published(request);

    assertThat(seen.title()).isEqualTo("Een dienstverlener");
    assertThat(seen.text()).isEqualTo("voert AI in");
    assertThat(seen.toString())
        .doesNotContain("Amstelvaart", "Geheim", "1250", "Amsterdam", "600", "2027");
  }

  @Test
  void othersDoNotSeeTheCeilingOfTheRateOrTheWeights() {
    Request request =
        request(
            RequestState.PUBLISHED,
            """
            {"language": "nl", "title": "t", "rateMax": {"amount": "1250", "currency": "EUR"},
             "weights": {"situation": 100000, "function": 0, "expertise": 0, "industry": 0,
                         "availability": 0, "rate": 0, "place": 0}}
            """);

    RequestView seen = RequestView.published(request);

    assertThat(seen.rateMax()).isEmpty();
    assertThat(seen.weights()).isEmpty();
    assertThat(RequestView.whole(request).rateMax()).isPresent();
  }

  private static boolean maySee(Viewer viewer, Request request) {
    return RequestRules.maySee(
        viewer, request, OrganisationSight.unknown(request.owner()), Optional.empty());
  }

  @Test
  void onlyTheOrganisationAndAdministratorsSeeWhatIsNotPublished() {
    Request draft = request(RequestState.DRAFT, "{\"language\": \"nl\", \"title\": \"t\"}");
    OrganisationId other = new OrganisationId(new UUID(1, 2));

    assertThat(maySee(viewer(Role.COMPANY, OWNER), draft)).isTrue();
    assertThat(maySee(viewer(Role.ADMIN, other), draft)).isTrue();
    assertThat(maySee(viewer(Role.COMPANY, other), draft)).isFalse();
    assertThat(maySee(viewer(Role.MANAGER, other), draft)).isFalse();
  }

  @Test
  void weightsThatDoNotAddUpAreRefused() {
    assertThat(
            pointers(
                read(
                    """
                    {"language": "nl", "title": "t",
                     "weights": {"situation": 1, "function": 0, "expertise": 0, "industry": 0,
                                 "availability": 0, "rate": 0, "place": 0}}
                    """)))
        .containsExactly("/weights");
  }

  @Test
  void aMissingWeightIsNamed() {
    assertThat(
            pointers(
                read("{\"language\": \"nl\", \"title\": \"t\", \"weights\": {\"situation\": 1}}")))
        .containsExactly("/weights/function");
  }

  @Test
  void onlyTheMustHavesAreAskedAsMusts() {
    assertThat(
            RequestRules.passages(
                document(
                    "{\"language\": \"nl\", \"title\": \"t\", \"mustHaves\": [\"lean\"],"
                        + " \"niceToHaves\": [\"WHOA\"]}")))
        .filteredOn(passage -> passage.importance().equals(Optional.of(Importance.MUST)))
        .extracting(passage -> passage.field())
        .containsExactly("mustHaves");
  }

  @ParameterizedTest
  @EnumSource(RequestState.class)
  void noStateFollowsItself(RequestState state) {
    assertThat(RequestRules.following(state)).isNotEmpty().doesNotContain(state);
  }
}
