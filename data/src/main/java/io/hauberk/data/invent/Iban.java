package io.hauberk.data.invent;

import java.util.Locale;

/** Check digits by ISO 7064 MOD 97-10. */
final class Iban {
  private Iban() {}

  static String check(String country, String account) {
    int rest = 0;
    var text = account + country + "00";
    for (int i = 0; i < text.length(); i++) {
      int value = Character.digit(text.charAt(i), 36);
      rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
    }
    return String.format(Locale.ROOT, "%02d", 98 - rest);
  }
}
