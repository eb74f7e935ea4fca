package eu.veerman.profile.imports;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.platform.http.Problem;
import eu.veerman.platform.json.Json;
import eu.veerman.platform.json.UnreadableJson;
import eu.veerman.profile.imports.ImportAnswer.Refused;
import eu.veerman.profile.imports.ImportLine.ManagerLine;
import eu.veerman.profile.imports.LineSplitter.Line;
import eu.veerman.profile.input.Outcome;
import eu.veerman.profile.input.Refusal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** A line of an import, read or refused. Pure. */
sealed interface ParsedLine {
  /**
   * A line that makes sense.
   *
   * @param hash of its bytes, to know it again
   */
  record Readable(long number, ImportLine line, String hash) implements ParsedLine {
    ImportStore.Key key() {
      return new ImportStore.Key(line instanceof ManagerLine, line.externalId());
    }

    Refused refused(Problem problem) {
      return new Refused(number, Optional.of(line.externalId()), problem);
    }
  }

  /** A line that makes none. */
  record Unreadable(Refused answer) implements ParsedLine {}

  static ParsedLine of(Line line, ImportRules rules) {
    return switch (line) {
      case Line.TooLong tooLong ->
          new Unreadable(
              new Refused(
                  tooLong.number(),
                  Optional.empty(),
                  Problem.tooLarge(LineSplitter.MAX_LINE_BYTES)));
      case Line.Whole whole -> of(whole, rules);
    };
  }

  private static ParsedLine of(Line.Whole line, ImportRules rules) {
    JsonNode document;
    try {
      document = Json.readStrictTree(line.bytes());
    } catch (UnreadableJson unreadable) {
      return new Unreadable(
          new Refused(
              line.number(),
              Optional.empty(),
              Problem.invalid(unreadable.pointer(), unreadable.reason())));
    }
    return switch (rules.read(document)) {
      case Outcome.Good<ImportLine> good ->
          new Readable(line.number(), good.value(), hash(line.bytes()));
      case Outcome.Bad<ImportLine> bad ->
          new Unreadable(
              new Refused(
                  line.number(), ImportRules.externalIdOf(document), Refusal.of(bad.problems())));
    };
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
