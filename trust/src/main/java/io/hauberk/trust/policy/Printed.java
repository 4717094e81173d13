package io.hauberk.trust.policy;

/** Foreign text for one line of a message. */
final class Printed {

  private static final int WIDTH = 80;

  private Printed() {}

  static String of(String text) {
    var line = text.replaceAll("\\p{C}", "?");
    return line.length() > WIDTH ? line.substring(0, WIDTH) + "..." : line;
  }
}
