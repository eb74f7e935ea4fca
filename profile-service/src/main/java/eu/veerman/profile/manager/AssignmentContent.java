package eu.veerman.profile.manager;

import eu.veerman.contracts.manager.Assignment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a client confirms of an assignment: all that it says, but not whom it is shown to. */
public final class AssignmentContent {
  private AssignmentContent() {}

  /**
   * SHA-256 of the content in hexadecimal. Each part is preceded by its length, so none can move.
   */
  public static String hash(Assignment assignment) {
    MessageDigest digest = sha256();
    part(digest, assignment.role());
    part(digest, assignment.organisation().orElse(""));
    part(digest, assignment.industry().orElse(""));
    part(digest, assignment.employees().isPresent() ? "" + assignment.employees().getAsInt() : "");
    part(digest, assignment.from().toString());
    part(digest, assignment.to().map(Object::toString).orElse(""));
    part(digest, assignment.text());
    part(digest, assignment.outcome());
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void part(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
