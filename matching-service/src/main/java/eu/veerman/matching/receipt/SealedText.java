package eu.veerman.matching.receipt;

import java.util.UUID;

/**
 * What was shown of a person, under the person's key.
 *
 * @param hash of the key and the text, so that nobody without the key can try texts against it
 */
public record SealedText(UUID pseudonym, byte[] hash, byte[] sealed) {
  /** The hash as receipts name it. */
  public String name() {
    return Hash.text(hash);
  }
}
