package io.hauberk.trust.ca;

import io.hauberk.core.Checks;
import java.util.regex.Pattern;

/**
 * How parties call each other; a DNS name, so that it can be checked like one.
 *
 * @param text labels of {@code a-z 0-9 -} with dots between, at most 64 characters in all
 */
public record PartyName(String text) {

  private static final int MOST_CHARACTERS = 64;
  private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
  private static final Pattern NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*");

  public PartyName {
    boolean good = text.length() <= MOST_CHARACTERS && NAME.matcher(text).matches();
    Checks.argument(
        good, "party name", printable(text), "labels of a-z 0-9 - with dots between, at most 64");
  }

  private static String printable(String text) {
    var shown = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
    return shown.replaceAll("[^ -~]", "?");
  }

  @Override
  public String toString() {
    return text;
  }
}
