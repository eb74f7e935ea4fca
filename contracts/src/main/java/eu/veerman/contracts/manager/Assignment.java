package eu.veerman.contracts.manager;

import com.fasterxml.jackson.annotation.JsonProperty;
import eu.veerman.contracts.AssignmentId;
import eu.veerman.contracts.Limits;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One engagement of a track record.
 *
 * @param organisation its name or a description; in events absent where confidential
 * @param to empty while it still runs
 */
public record Assignment(
    AssignmentId id,
    String role,
    Optional<String> organisation,
    boolean confidential,
    Optional<String> industry,
    OptionalInt employees,
    YearMonth from,
    Optional<YearMonth> to,
    String text,
    String outcome,
    Verification verification) {
  public Assignment {
    Limits.filled("role", role, 200);
    organisation.ifPresent(name -> Limits.text("organisation", name, 200));
    industry.ifPresent(name -> Limits.text("industry", name, 200));
    employees.ifPresent(count -> Limits.between("employees", count, 1, 5_000_000));
    Limits.text("text", text, 20_000);
    Limits.text("outcome", outcome, 4_000);
    if (to.isPresent() && to.get().isBefore(from)) {
      throw new IllegalArgumentException(
          "assignment ends in " + to.get() + ", must not end before it begins in " + from);
    }
  }

  /**
   * Whether the client confirmed the content. Bound to that content: an edit turns it back to
   * stated.
   */
  public record Verification(Status status, Optional<LocalDate> on) {
    public static final Verification STATED = new Verification(Status.STATED, Optional.empty());

    public Verification {
      if ((status == Status.VERIFIED) != on.isPresent()) {
        throw new IllegalArgumentException(
            "verification is " + status + " on " + on + ", must have a day exactly when verified");
      }
    }

    public static Verification verified(LocalDate on) {
      return new Verification(Status.VERIFIED, Optional.of(on));
    }

    /** Stated by the manager, or verified by the client. */
    public enum Status {
      @JsonProperty("stated")
      STATED,
      @JsonProperty("verified")
      VERIFIED
    }
  }
}
