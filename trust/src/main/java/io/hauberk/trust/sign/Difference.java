package io.hauberk.trust.sign;

import io.hauberk.core.Printed;

/**
 * One file that is not what was signed.
 *
 * @param name of the file in the model
 */
public record Difference(Kind kind, String name) {

  /** In what way. */
  public enum Kind {
    /** Its bytes are not those that were signed. */
    CHANGED,
    /** It was signed and is not there. */
    MISSING,
    /** It is there and was not signed. */
    EXTRA
  }

  @Override
  public String toString() {
    return kind + " " + Printed.of(name);
  }
}
