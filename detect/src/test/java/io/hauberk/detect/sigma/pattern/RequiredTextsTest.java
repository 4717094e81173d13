package io.hauberk.detect.sigma.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.hauberk.core.Randomness;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredTextsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "foo; foo",
        "(?i)FromBase64String.{0,20}x; frombase64string",
        "a|bc; a,bc",
        "ab?c; abc,ac",
        "a(bc)*def; def",
        "a+bc{2,}d; a",
        "(?:set|invoke).*&&; invoke,set",
        "x[Ii]y; xiy",
        "\\.exe$; .exe",
        "\\$\\{env:; ${env:",
        "{a; {a",
        "a{,2}; a{,2}",
        "^[^b]+\\\\temp\\\\; \\temp\\",
        "(?P<name>whoami); whoami",
        "(?s)one(?i:TWO); onetwo",
        "\\bcmd\\b; cmd"
      })
  void of_knownForms_areTheTextsThatAllMatchesHold(String expression, String texts) {
    assertThat(RequiredTexts.of(expression)).isEqualTo(List.of(texts.split(",(?!\\d)")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "a?",
        "(abc)?",
        "abc|",
        "(abc){0,2}",
        "abc|.*",
        "[abcde]",
        "[^a]",
        "\\d+",
        "é",
        "\\Qa|b\\E",
        "\\x41",
        "[[:alpha:]]abc",
        "\\pLabc",
        "(?#x)a",
        "a**",
        "(a",
        "a)",
        "[a",
        "a\\",
        "(?P<a"
      })
  void of_nothingSureOrNotKnown_none(String expression) {
    assertThat(RequiredTexts.of(expression)).isEmpty();
  }

  @Test
  void of_deepOrWide_isBounded() {
    assertThat(RequiredTexts.of("(".repeat(2000) + "a" + ")".repeat(2000))).isEmpty();
    assertThat(RequiredTexts.of("(a|b|c|d)".repeat(400))).hasSizeLessThanOrEqualTo(64);
  }

  /** Whatever an expression is found in holds one of its texts. */
  @Test
  void of_randomExpressions_noMatchIsLost() {
    var random = new Randomness(21);
    int known = 0;
    int found = 0;
    for (int i = 0; i < 20_000; i++) {
      var draw = random.stream(i, 0);
      var expression = RandomExpression.draw(draw);
      var around = RandomExpression.letters(draw, draw.nextInt(3));
      var value = draw.nextInt(3) == 0 ? RandomExpression.letters(draw, 8) : expression.match();
      int flags = draw.nextInt(2) * Pattern.CASE_INSENSITIVE;
      var texts = RequiredTexts.of(expression.pattern());
      known += texts.isEmpty() ? 0 : 1;
      if (Pattern.compile(expression.pattern(), flags).matcher(around + value + around).find()) {
        found++;
        var folded = Fold.of(around + value + around);
        assertThat(texts.isEmpty() || texts.stream().anyMatch(folded::contains))
            .as("%s in <%s>, seed 21, %d", expression.pattern(), value, i)
            .isTrue();
      }
    }
    assertThat(found).isGreaterThan(8000);
    assertThat(known).isGreaterThan(5000);
  }
}
