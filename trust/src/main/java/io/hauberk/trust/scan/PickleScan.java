package io.hauberk.trust.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The pickles of one content: one after another, as programs load them. */
final class PickleScan implements PickleWalk.Listener {

  /** A blob shorter than this cannot hold an import and its call. */
  private static final int SMALLEST_BLOB = 8;

  private static final int MAX_BLOBS = 1_000_000;

  /** Possessive, since a name of a million dots comes from outside and would use up the stack. */
  private static final Pattern PLAUSIBLE =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*+(?:\\.[A-Za-z_<>][A-Za-z0-9_<>]*+)++");

  private final Part part;
  private final List<String> clues = new ArrayList<>();
  private final List<Runnable> reports = new ArrayList<>();
  private boolean dangerous;
  private boolean hidden;
  private int blobs;

  private PickleScan(Part part) {
    this.part = part;
  }

  /** Whether the bytes start with PROTO of a known protocol. */
  static boolean marked(Content content, long at) {
    return at + 2 <= content.size() && content.at(at) == 0x80 && content.at(at + 1) <= 5;
  }

  /** Content that is a pickle for certain: everything is told, also where it breaks. */
  static void certain(Part part, long start) {
    long at = start;
    for (int count = 0; at < part.content().size(); count++) {
      var scan = new PickleScan(part);
      boolean first = count == 0;
      try {
        at = new PickleWalk(part.content(), at, scan, 0).run();
        scan.tell(first);
      } catch (ScanException e) {
        scan.broken(e, first || marked(part.content(), at));
        return;
      }
    }
  }

  /**
   * Content of no known kind: a pickle of protocol 0 has no mark of its own. It counts when the
   * walk reaches its end or meets what attacks import.
   */
  static void perhaps(Part part) {
    var scan = new PickleScan(part);
    try {
      new PickleWalk(part.content(), 0, scan, 0).run();
      scan.tell(!scan.clues.isEmpty());
    } catch (ScanException e) {
      scan.broken(e, false);
    }
  }

  /**
   * Content within another that bears the mark, as one in ten thousand arrays of numbers does: one
   * that breaks off counts when it imports something.
   */
  static void likely(Part part) {
    var scan = new PickleScan(part);
    try {
      new PickleWalk(part.content(), 0, scan, 0).run();
      scan.tell(true);
    } catch (ScanException e) {
      scan.broken(e, scan.hidden || scan.clues.stream().anyMatch(PickleScan::plausible));
    }
  }

  @Override
  public void imports(Value.Import found) {
    var name = found.module() + "." + found.name();
    clues.add(name);
    switch (Imports.judge(found.module(), found.name())) {
      case ALLOWED -> {}
      case UNKNOWN -> suspicious(Weakness.UNKNOWN_IMPORT, name);
      case DANGEROUS -> {
        dangerous |= plausible(name);
        suspicious(Weakness.DANGEROUS_IMPORT, name);
      }
    }
  }

  @Override
  public void suspicious(Weakness weakness, String detail) {
    hidden |= weakness == Weakness.HIDDEN_IMPORT;
    reports.add(() -> part.tell(weakness, detail));
  }

  /** No sign of an import by itself: one byte in 256 of noise reads as one. A call of it is. */
  @Override
  public void extension(long code) {
    reports.add(() -> part.tell(Weakness.HIDDEN_IMPORT, "extension code " + code));
  }

  @Override
  public void blob(Content blob) {
    if (blob.size() < SMALLEST_BLOB) {
      return;
    }
    if (++blobs == MAX_BLOBS) {
      suspicious(Weakness.BOMB, "more than " + MAX_BLOBS + " byte strings");
    }
    if (blobs < MAX_BLOBS) {
      reports.add(() -> part.child("bytes", blob).scan());
    }
  }

  private void tell(boolean certain) {
    if (certain || dangerous || clues.stream().anyMatch(PickleScan::plausible)) {
      reports.forEach(Runnable::run);
    }
  }

  private void broken(ScanException e, boolean certain) {
    if (certain || dangerous) {
      reports.forEach(Runnable::run);
      part.tell(Weakness.BROKEN_PICKLE, String.valueOf(e.getMessage()));
    }
  }

  private static boolean plausible(String name) {
    return PLAUSIBLE.matcher(name).matches();
  }
}
