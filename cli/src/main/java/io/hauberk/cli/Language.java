package io.hauberk.cli;

import java.util.Locale;

/** The languages Hauberk speaks. */
enum Language {
  EN(Locale.ENGLISH),
  ZH(Locale.SIMPLIFIED_CHINESE);

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  Locale locale() {
    return locale;
  }
}
