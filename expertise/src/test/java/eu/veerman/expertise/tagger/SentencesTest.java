package eu.veerman.expertise.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import eu.veerman.expertise.Language;
import eu.veerman.expertise.cue.MeaningModel;
import eu.veerman.expertise.taxonomy.Taxonomy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The hand-written sentences of {@code sentences.tsv}, whose first line explains the marks. */
class SentencesTest {
  private static final Tagger TAGGER = new Tagger(Taxonomy.load(), MeaningModel.NONE);

  static Stream<Arguments> sentences() throws IOException {
    try (InputStream in = SentencesTest.class.getResourceAsStream("/sentences.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#") && !line.isBlank())
              .map(line -> line.split(" \\| "))
              .map(fields -> Arguments.of(fields[0], fields[1], fields[2]))
              .toList()
              .stream();
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("sentences")
  void aSentenceSpeaksOfWhatItSpeaksOf(String language, String text, String claims) {
    List<Tag> tags = TAGGER.tag(text, Language.ofTag(language)).tags();

    for (String claim : claims.strip().split(" +")) {
      char mark = Character.isLetter(claim.charAt(0)) ? '+' : claim.charAt(0);
      String id = mark == '+' ? claim : claim.substring(1);
      List<Tag> found = tags.stream().filter(tag -> tag.concept().value().equals(id)).toList();
      if (mark == '-') {
        assertThat(found).as(claim).isEmpty();
      } else {
        assertThat(found).as(claim + " among " + tags).isNotEmpty();
        assertThat(found).as(claim).allMatch(tag -> tag.negated() == (mark == '!'));
        assertThat(found).as(claim).allMatch(tag -> tag.wish() == (mark == '~'));
      }
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("sentences")
  void aPassageLiesInTheText(String language, String text, String claims) {
    for (Tag tag : TAGGER.tag(text, Language.ofTag(language)).tags()) {
      assertThat(text.substring(tag.start(), tag.end())).isNotBlank();
      assertThat(tag.confidence()).isBetween(0.3, 1.0);
    }
  }
}
