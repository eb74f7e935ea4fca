package eu.veerman.profile.inquiry;

import eu.veerman.platform.http.Answer;
import eu.veerman.platform.http.Call;
import eu.veerman.platform.http.Operations;
import eu.veerman.platform.http.Problem;
import eu.veerman.platform.http.Reply;
import eu.veerman.platform.http.Routes;
import eu.veerman.profile.input.Fields;
import eu.veerman.profile.input.Refusal;
import eu.veerman.profile.inquiry.InquiryFlow.Question;
import eu.veerman.profile.storage.NewestFirst;
import eu.veerman.profile.viewer.Viewer;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Inquiries over HTTP. */
public final class InquiryRoutes implements Routes {
  private static final String LIST = "inquiries";
  private static final int MOST_CHARS = 4_000;

  /** A page of this site and nothing else: whoever answers follows it. */
  private static final Pattern PAGE =
      Pattern.compile("/[a-z-]{1,40}(/[0-9a-f-]{36}(/[a-z-]{1,40})?)?");

  private final InquiryFlow flow;

  public InquiryRoutes(InquiryFlow flow) {
    this.flow = flow;
  }

  @Override
  public void addTo(Operations operations) {
    operations
        .add("ask", this::ask)
        .add("listInquiries", this::list)
        .add(
            "getInquiry",
            call -> flow.find(Viewer.of(call.viewer()), call.pathUuid("id")).map(Answer::ok))
        .add(
            "takeInquiry",
            call ->
                forAdministrators(
                    call, viewer -> flow.take(viewer, call.pathUuid("id")).map(Answer::ok)))
        .add("answerInquiry", call -> forAdministrators(call, viewer -> answer(call, viewer)));
  }

  private static Future<Reply> forAdministrators(Call call, Function<Viewer, Future<Reply>> work) {
    Viewer viewer = Viewer.of(call.viewer());
    return viewer.isAdmin()
        ? work.apply(viewer)
        : Problem.forbidden("Administrators answer inquiries.").asFailure();
  }

  private Future<Reply> ask(Call call) {
    return Refusal.orFail(
            Fields.read(
                call.bodyTree(),
                in -> {
                  Optional<Inquiry.Kind> kind = in.choice("kind", InquiryStore.KINDS);
                  Optional<String> about = in.text("about", 200);
                  Optional<String> text = in.text("question", MOST_CHARS);
                  in.nothingElse();
                  about
                      .filter(page -> !PAGE.matcher(page).matches())
                      .ifPresent(
                          page ->
                              in.problem(
                                  "about",
                                  "is '"
                                      + page
                                      + "', must be the address of a page here, such as"
                                      + " /receipts/ID"));
                  return new Question(
                      in.required("kind", kind), about, in.required("question", text));
                }))
        .compose(question -> flow.ask(Viewer.of(call.viewer()), question))
        .map(asked -> Answer.created("/api/v1/inquiries/" + asked.id(), asked));
  }

  private Future<Reply> list(Call call) {
    int limit = call.queryInt("limit");
    NewestFirst page = NewestFirst.after(call.query("after"), LIST);
    return flow.list(
            Viewer.of(call.viewer()),
            call.query("state").map(InquiryStore.STATES::get),
            page,
            limit + 1)
        .map(
            rows ->
                Answer.ok(
                    NewestFirst.page(
                        rows, limit, LIST, Inquiry::askedAt, Inquiry::id, inquiry -> inquiry)));
  }

  private Future<Reply> answer(Call call, Viewer viewer) {
    return Refusal.orFail(
            Fields.read(
                call.bodyTree(),
                in -> {
                  Optional<String> answer = in.text("answer", MOST_CHARS);
                  in.nothingElse();
                  return in.required("answer", answer);
                }))
        .compose(text -> flow.answer(viewer, call.pathUuid("id"), text))
        .map(Answer::ok);
  }
}
