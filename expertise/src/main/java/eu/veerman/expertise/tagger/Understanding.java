package eu.veerman.expertise.tagger;

import eu.veerman.expertise.Language;
import java.util.List;

/**
 * What was read in a text.
 *
 * @param languages the languages of its sentences, the one with most text first; empty where it is
 *     too short to tell or in a language that Veerman does not read
 * @param tags in the order of the text
 * @param quantities the numbers that matter, in the order of the text
 * @param complete false where the text was longer than {@link Tagger#MAX_LENGTH} or spoke of more
 *     than {@link Tagger#MAX_TAGS} concepts, and the rest was not read
 */
public record Understanding(
    List<Language> languages, List<Tag> tags, List<Quantity> quantities, boolean complete) {
  public Understanding {
    languages = List.copyOf(languages);
    tags = List.copyOf(tags);
    quantities = List.copyOf(quantities);
  }
}
