package io.hauberk.trust.audit;

import io.hauberk.core.Checks;
import io.hauberk.core.Printed;
import java.util.regex.Pattern;

/**
 * The state of a log that its signer vouches for, C2SP tlog-checkpoint. Extension lines are
 * ignored.
 *
 * @param origin which log: the name of its key
 * @param size number of entries
 * @param root of the tree over them
 */
public record Checkpoint(String origin, long size, Hash root) {

  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");
  private static final int LINES = 3;

  public Checkpoint {
    Checks.argument(!origin.isEmpty(), "checkpoint.origin", "empty", "the name of a log");
    Checks.notNegative("checkpoint.size", size);
  }

  /**
   * The checkpoint in a note that {@code key} signed, for the log of the key's name.
   *
   * @throws LogIntegrityException when it is not signed or not one
   */
  public static Checkpoint open(SignedNote note, NoteVerifier key) {
    var checkpoint = parse(key.verify(note));
    if (!checkpoint.origin.equals(key.name())) {
      throw new LogIntegrityException(
          "checkpoint.origin", Printed.of(checkpoint.origin), key.name());
    }
    return checkpoint;
  }

  static Checkpoint parse(String text) {
    var lines = text.lines().toList();
    boolean whole = lines.size() >= LINES && !lines.get(0).isEmpty();
    if (!whole || !SIZE.matcher(lines.get(1)).matches()) {
      throw new LogIntegrityException("checkpoint", Printed.of(text), "origin, size, root");
    }
    return new Checkpoint(lines.get(0), Long.parseLong(lines.get(1)), Hash.parse(lines.get(2)));
  }

  /** The three lines that are signed. */
  public String text() {
    return origin + "\n" + size + "\n" + root + "\n";
  }
}
