package io.hauberk.report.format;

import io.hauberk.report.Bar;
import io.hauberk.report.Severity;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/**
 * The fixed words in one language. Any language but Chinese is English; the machine's own language
 * plays no part.
 */
final class Words {

  private final ResourceBundle bundle;
  private final Locale language;

  private Words(ResourceBundle bundle, Locale language) {
    this.bundle = bundle;
    this.language = language;
  }

  static Words of(Locale locale) {
    boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    var language = chinese ? Locale.CHINESE : Locale.ENGLISH;
    return new Words(load("report_" + language.getLanguage() + ".properties"), language);
  }

  String of(Word word) {
    return bundle.getString(word.name());
  }

  String of(Severity severity) {
    return bundle.getString("SEVERITY_" + severity.name());
  }

  String of(Bar.Outcome outcome) {
    return of(outcome.hit() ? Word.FAILED : Word.PASSED);
  }

  /** The word as a label before a value. */
  String label(Word word) {
    return of(word) + of(Word.COLON);
  }

  /** For the {@code lang} attribute. */
  String languageTag() {
    return language.toLanguageTag();
  }

  private static ResourceBundle load(String resource) {
    try (var in = Words.class.getResourceAsStream(resource)) {
      return new PropertyResourceBundle(
          new InputStreamReader(Objects.requireNonNull(in, resource), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
