package io.hauberk.trust.audit;

/**
 * One thing that is wrong with a log.
 *
 * @param place such as {@code entry 17} or {@code tile/0/x001/002}
 * @param detail what was found there
 */
public record LogProblem(Kind kind, String place, String detail) {

  /** What can be wrong. */
  public enum Kind {
    /** The checkpoint is missing, malformed, or not signed by the log's key. */
    CHECKPOINT_FALSE,
    /** The checkpoint is older than one seen before. */
    CHECKPOINT_ROLLED_BACK,
    /** The log does not continue what was seen before. */
    HISTORY_REWRITTEN,
    /** The bytes of an entry are not those that were logged. */
    ENTRY_CHANGED,
    /** An entry is gone and later ones moved up. */
    ENTRY_DROPPED,
    /** An entry that was never logged pushes later ones down. */
    ENTRY_INSERTED,
    /** Entries stand in another order. */
    ENTRIES_REORDERED,
    /** A hash tile is not that of the entries. */
    TILE_CHANGED,
    /** A file is missing or cut. */
    FILE_DAMAGED,
    /** Entries and tiles agree with each other and not with the checkpoint. */
    ROOT_DIFFERS
  }

  @Override
  public String toString() {
    return kind + " " + place + ": " + detail;
  }
}
