package io.hauberk.detect.learn;

import io.hauberk.core.Checks;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A column of records. */
public record Column(String name, Kind kind) {

  private static final int MAX_NAME = 256;

  /** What is done with a column. */
  public enum Kind {
    /** Numbers; what is none is missing. */
    CONTINUOUS(0),
    /** Words without an order. */
    SYMBOLIC(1),
    /** What the record is: normal, or the name of an attack. */
    LABEL(2),
    /** Nothing. */
    IGNORED(3);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    /**
     * The one of a code in a model's file.
     *
     * @throws IllegalArgumentException when there is none
     */
    static Kind ofCode(int code) {
      return Arrays.stream(values())
          .filter(one -> one.code == code)
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      Checks.message("code", code, "0 to " + (values().length - 1))));
    }

    /** In a model's file; its place among all. */
    int code() {
      return code;
    }

    static Optional<Kind> named(String text) {
      return Arrays.stream(values())
          .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(text))
          .findFirst();
    }

    boolean isFeature() {
      return this == CONTINUOUS || this == SYMBOLIC;
    }
  }

  public Column {
    Checks.argument(
        !name.isBlank() && name.length() <= MAX_NAME,
        "column.name",
        name.length() + " characters",
        "1 to " + MAX_NAME + " characters");
  }
}
