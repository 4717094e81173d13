package io.hauberk.robust;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of this module's reports, in the reader's language. */
public record Words(Locale locale) {

  public String say(String key, Object... values) {
    var text = ResourceBundle.getBundle("io.hauberk.robust.words", locale, CONTROL).getString(key);
    return values.length == 0 ? text : new MessageFormat(text, Locale.ROOT).format(values);
  }

  /** English where a language is missing, whatever the machine's own language is. */
  private static final ResourceBundle.Control CONTROL =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
}
