package io.hauberk.report.format;

import io.hauberk.core.Checks;
import java.util.Locale;

/**
 * How a report is dressed; files for machines ignore it.
 *
 * @param locale of the fixed words: Chinese, or else English
 * @param ink colours of text on a terminal; the caller knows of NO_COLOR and redirection
 * @param width columns of text before a paragraph is wrapped
 */
public record Style(Locale locale, Ink ink, int width) {

  /** A line that is easy to read. */
  public static final int DEFAULT_WIDTH = 100;

  private static final int MIN_WIDTH = 20;

  public Style {
    Checks.argument(width >= MIN_WIDTH, "style.width", width, ">= " + MIN_WIDTH);
  }

  /** Without colours, for files. */
  public static Style plain(Locale locale) {
    return new Style(locale, Ink.NONE, DEFAULT_WIDTH);
  }

  Words words() {
    return Words.of(locale);
  }

  /** What colours text. */
  public enum Ink {
    NONE {
      @Override
      String paint(Tone tone, String text) {
        return text;
      }
    },
    /** Escape sequences of ECMA-48. */
    ANSI {
      @Override
      String paint(Tone tone, String text) {
        return "\u001b[" + tone.code() + "m" + text + "\u001b[0m";
      }
    };

    abstract String paint(Tone tone, String text);
  }
}
