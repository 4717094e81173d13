package io.hauberk.report.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.report.Samples;
import io.hauberk.report.Severity;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void bundle_everyWord_spelledAndNoneTooMany(String language) throws IOException {
    var keys =
        Stream.concat(
            Stream.of(Word.values()).map(Word::name),
            Stream.of(Severity.values()).map(severity -> "SEVERITY_" + severity.name()));
    var bundle = bundle(language);
    assertThat(bundle.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(keys.toList());
    assertThat(bundle.values()).noneMatch(word -> word.toString().isBlank());
  }

  @ParameterizedTest
  @CsvSource({
    "en, Findings, en",
    "en-GB, Findings, en",
    "zh, 发现, zh",
    "zh-CN, 发现, zh",
    "zh-Hant-TW, 发现, zh",
    "de, Findings, en",
    "und, Findings, en",
  })
  void of_locale_chineseOrEnglish(String tag, String findings, String language) {
    var words = Words.of(Locale.forLanguageTag(tag));
    assertThat(words.of(Word.FINDINGS)).isEqualTo(findings);
    assertThat(words.languageTag()).isEqualTo(language);
  }

  @Test
  void of_chineseMachine_englishWhenAsked() {
    var before = Locale.getDefault();
    Locale.setDefault(Locale.CHINA);
    try {
      assertThat(Words.of(Locale.ENGLISH).of(Word.SEED)).isEqualTo("Seed");
      assertThat(Words.of(Locale.FRENCH).of(Word.SEED)).isEqualTo("Seed");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void label_language_itsOwnColon() {
    assertThat(Words.of(Locale.ENGLISH).label(Word.REMEDY)).isEqualTo("Remedy: ");
    assertThat(Words.of(Locale.CHINESE).label(Word.REMEDY)).isEqualTo("补救措施：");
  }

  @Test
  void of_outcome_failedOrPassed() {
    var outcomes = Samples.evidence().outcomes();
    assertThat(Words.of(Locale.ENGLISH).of(outcomes.get(0))).isEqualTo("failed");
    assertThat(Words.of(Locale.ENGLISH).of(outcomes.get(1))).isEqualTo("passed");
  }

  @Test
  void style_narrow_refused() {
    assertThatThrownBy(() -> new Style(Locale.ENGLISH, Style.Ink.NONE, 19))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("style.width: 19 (expected: >= 20)");
  }

  private static Properties bundle(String language) throws IOException {
    var bundle = new Properties();
    var name = "report_" + language + ".properties";
    try (var in = Objects.requireNonNull(WordsTest.class.getResourceAsStream(name))) {
      bundle.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return bundle;
  }
}
