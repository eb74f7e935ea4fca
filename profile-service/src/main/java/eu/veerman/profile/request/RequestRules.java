package eu.veerman.profile.request;

import eu.veerman.contracts.Coordinates;
import eu.veerman.contracts.concept.Importance;
import eu.veerman.contracts.request.RequestState;
import eu.veerman.contracts.request.Site;
import eu.veerman.contracts.request.TransformationRequest;
import eu.veerman.contracts.visibility.ManagerSight;
import eu.veerman.contracts.visibility.OrganisationSight;
import eu.veerman.contracts.visibility.VisibilityRules;
import eu.veerman.profile.input.FieldProblem;
import eu.veerman.profile.request.RequestInput.PlaceInput;
import eu.veerman.profile.understanding.Passage;
import eu.veerman.profile.viewer.Role;
import eu.veerman.profile.viewer.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What holds for transformation requests. Pure. */
public final class RequestRules {
  private RequestRules() {}

  public static boolean mayEdit(Viewer viewer, Request request) {
    return viewer.isAdmin() || viewer.organisation().equals(request.owner());
  }

  /**
   * Others see what is published, and managers what is not hidden from them.
   *
   * @param owner who seeks
   * @param own the profile of the person who looks, for who works in an own practice
   */
  public static boolean maySee(
      Viewer viewer, Request request, OrganisationSight owner, Optional<ManagerSight> own) {
    return mayEdit(viewer, request)
        || (request.state() == RequestState.PUBLISHED
            && own.map(
                    manager ->
                        VisibilityRules.isRequestShown(
                            owner, request.document().confidential(), manager))
                .orElse(true));
  }

  /** Companies seek for themselves, agencies for their clients. */
  public static boolean mayCreate(Viewer viewer) {
    return viewer.isAdmin() || viewer.is(Role.COMPANY) || viewer.is(Role.AGENCY);
  }

  /** draft → published → filled | closed; published → draft; filled | closed → published. */
  public static Set<RequestState> following(RequestState state) {
    return switch (state) {
      case DRAFT -> Set.of(RequestState.PUBLISHED);
      case PUBLISHED -> Set.of(RequestState.DRAFT, RequestState.FILLED, RequestState.CLOSED);
      case FILLED, CLOSED -> Set.of(RequestState.PUBLISHED);
    };
  }

  /** What a request lacks to be published, field by field; empty when it may be. */
  public static List<FieldProblem> lacksToPublish(TransformationRequest request) {
    List<FieldProblem> lacking = new ArrayList<>();
    if (request.text().isBlank()) {
      lacking.add(
          new FieldProblem("/text", "is blank, a published request says what has to change"));
    }
    if (request.start().isEmpty()) {
      lacking.add(new FieldProblem("/start", "is missing, a published request says from what day"));
    }
    if (request.months().isEmpty()) {
      lacking.add(new FieldProblem("/months", "is missing, a published request says for how long"));
    }
    if (request.daysPerWeek().isEmpty()) {
      lacking.add(
          new FieldProblem("/daysPerWeek", "is missing, a published request says how many days"));
    }
    if (request.confidential() && request.publicVersion().isEmpty()) {
      lacking.add(
          new FieldProblem(
              "/publicVersion", "is missing, others see nothing else of a confidential request"));
    }
    return List.copyOf(lacking);
  }

  /**
   * The document that an input makes.
   *
   * @param places finds a place on the map
   */
  public static TransformationRequest document(
      RequestInput input, Function<PlaceInput, Optional<Coordinates>> places) {
    return new TransformationRequest(
        input.language(),
        input.title(),
        input.organisation(),
        input.text(),
        input.whyNow(),
        input
            .place()
            .map(
                place ->
                    new Site(
                        place.city(), place.country(), place.onsiteShare(), places.apply(place))),
        input.start(),
        input.months(),
        input.daysPerWeek(),
        input.languages(),
        input.rateMax(),
        input.mustHaves(),
        input.niceToHaves(),
        input.weights(),
        input.confidential(),
        input.publicVersion());
  }

  /**
   * What an import says over what stands. Imports know neither decisions, weights nor what is
   * confidential: those stay.
   */
  public static RequestInput importedOver(Request before, RequestInput input) {
    TransformationRequest document = before.document();
    return new RequestInput(
        input.language(),
        input.title(),
        input.organisation(),
        input.text(),
        document.whyNow(),
        input.place(),
        input.start(),
        input.months(),
        input.daysPerWeek(),
        input.languages(),
        input.rateMax(),
        input.mustHaves(),
        input.niceToHaves(),
        document.weights(),
        document.confidential(),
        document.publicVersion(),
        before.decisions());
  }

  /** The texts in which concepts are read; what stands among the must-haves weighs as a must. */
  public static List<Passage> passages(TransformationRequest request) {
    List<Passage> passages = new ArrayList<>();
    passages.add(Passage.of("title", request.title()));
    request.organisation().industry().ifPresent(text -> passages.add(Passage.of("industry", text)));
    passages.add(Passage.of("text", request.text()));
    passages.add(Passage.of("whyNow", request.whyNow()));
    for (int i = 0; i < request.niceToHaves().size(); i++) {
      passages.add(Passage.of("niceToHaves", request.niceToHaves().get(i)).at(i));
    }
    List<Passage> asked = new ArrayList<>();
    passages.forEach(passage -> asked.add(passage.asked(Importance.WISH)));
    for (int i = 0; i < request.mustHaves().size(); i++) {
      asked.add(Passage.of("mustHaves", request.mustHaves().get(i)).at(i).asked(Importance.MUST));
    }
    return asked.stream().filter(passage -> !passage.text().isBlank()).toList();
  }
}
