package io.hauberk.data.mask;

import io.hauberk.data.invent.Draws;
import io.hauberk.data.invent.InventedChinese;
import io.hauberk.data.invent.InventedWestern;
import io.hauberk.data.recognise.Entity;

/** Invented values of the kind of a real one. */
final class Surrogates {
  private Surrogates() {}

  /** A value of this kind; in Chinese characters where the original is. */
  static String of(Entity entity, String original, Draws draws) {
    var chinese = new InventedChinese(draws);
    var western = new InventedWestern(draws);
    boolean han = original.codePoints().anyMatch(Character::isIdeographic);
    return switch (entity) {
      case PERSON -> han ? chinese.person() : western.person();
      case ORGANIZATION -> han ? chinese.organization() : western.organization();
      case LOCATION -> han ? chinese.place() : western.city();
      case ADDRESS -> han ? chinese.address() : western.address();
      case EMAIL -> western.email();
      case IP_ADDRESS -> western.ip();
      case MAC_ADDRESS -> western.mac();
      case IBAN -> western.iban();
      case CREDIT_CARD -> original.startsWith("62") ? chinese.bankCard() : western.card();
      case US_SSN -> western.ssn();
      case CN_RESIDENT_ID -> chinese.residentId();
      case CN_CREDIT_CODE -> chinese.creditCode();
      case CN_PLATE -> chinese.plate();
      case PHONE -> mobile(original) ? chinese.mobile() : shaped(original, draws);
      default -> shaped(original, draws);
    };
  }

  private static boolean mobile(String original) {
    return original.matches("1[3-9]\\d{9}");
  }

  /** A digit for a digit, a letter for a letter of its case, the rest as it is. */
  static String shaped(String original, Draws draws) {
    var text = new StringBuilder(original.length());
    for (int i = 0; i < original.length(); i++) {
      char c = original.charAt(i);
      if (c >= '0' && c <= '9') {
        text.append((char) ('0' + draws.below(10)));
      } else if (Character.isUpperCase(c)) {
        text.append((char) ('A' + draws.below(26)));
      } else if (Character.isIdeographic(c)) {
        text.append((char) (0x4E00 + draws.below(0x5000)));
      } else {
        text.append(Character.isLowerCase(c) ? (char) ('a' + draws.below(26)) : c);
      }
    }
    return text.toString();
  }
}
