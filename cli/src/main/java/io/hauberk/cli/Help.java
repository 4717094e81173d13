package io.hauberk.cli;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The words of {@code --help}: English in the annotations, other languages in bundles over them.
 */
final class Help {

  private static final String BUNDLE = "io.hauberk.cli.help";

  private Help() {}

  static ResourceBundle bundle(Locale locale) {
    var control =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    return ResourceBundle.getBundle(BUNDLE, locale, control);
  }
}
