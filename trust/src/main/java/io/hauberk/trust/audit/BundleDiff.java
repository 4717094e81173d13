package io.hauberk.trust.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/** Why a bundle of entries does not give the hashes that were logged for it. */
final class BundleDiff {

  private final long index;
  private final List<Hash> logged;
  private final List<Hash> found;

  BundleDiff(long index, byte[] logged, byte[] found) {
    this.index = index;
    this.logged = hashes(logged);
    this.found = hashes(found);
  }

  long index() {
    return index;
  }

  int width() {
    return found.size();
  }

  /** Names the entries; positions count from the start of the log. */
  void describe(List<LogProblem> problems) {
    int at = 0;
    while (at < found.size() && found.get(at).equals(logged.get(at))) {
      at++;
    }
    if (at == 0 && continues(problems)) {
      return; // the shift that began in the bundle before
    }
    if (new HashSet<>(found).equals(new HashSet<>(logged))) {
      reordered(problems);
    } else if (shifted(found, logged, at)) {
      add(problems, LogProblem.Kind.ENTRY_DROPPED, at, "missing; later entries moved up");
    } else if (shifted(logged, found, at)) {
      add(problems, LogProblem.Kind.ENTRY_INSERTED, at, "never logged; later entries moved down");
    } else {
      changed(problems);
    }
  }

  private boolean continues(List<LogProblem> problems) {
    if (problems.isEmpty()) {
      return false;
    }
    return switch (problems.get(problems.size() - 1).kind()) {
      case ENTRY_DROPPED -> shifted(found, logged, 0);
      case ENTRY_INSERTED -> shifted(logged, found, 0);
      default -> false;
    };
  }

  /** Whether {@code shorter} from {@code at} on is {@code longer} from one or more later on. */
  private static boolean shifted(List<Hash> shorter, List<Hash> longer, int at) {
    int by = Math.max(1, longer.size() - shorter.size());
    int length = Math.min(shorter.size() - at, longer.size() - at - by);
    boolean cut = shorter.size() < longer.size();
    return (length > 0 || (cut && length == 0))
        && shorter.subList(at, at + length).equals(longer.subList(at + by, at + by + length));
  }

  private void reordered(List<LogProblem> problems) {
    var places = new HashMap<Hash, Integer>();
    for (int i = 0; i < logged.size(); i++) {
      places.put(logged.get(i), i);
    }
    for (int i = 0; i < found.size(); i++) {
      int from = places.getOrDefault(found.get(i), i);
      if (from != i && !found.get(i).equals(logged.get(i))) {
        var detail = "holds what was logged as entry " + (start() + from);
        add(problems, LogProblem.Kind.ENTRIES_REORDERED, i, detail);
      }
    }
  }

  private void changed(List<LogProblem> problems) {
    for (int i = 0; i < found.size(); i++) {
      if (!found.get(i).equals(logged.get(i))) {
        add(problems, LogProblem.Kind.ENTRY_CHANGED, i, "its hash is not the one that was logged");
      }
    }
  }

  private void add(List<LogProblem> problems, LogProblem.Kind kind, int at, String detail) {
    problems.add(LogVerifier.problem(kind, "entry " + (start() + at), detail));
  }

  private long start() {
    return index * TilePath.WIDTH;
  }

  private static List<Hash> hashes(byte[] flat) {
    var list = new ArrayList<Hash>();
    for (int at = 0; at < flat.length; at += Hash.SIZE) {
      list.add(Hash.at(flat, at, Hash.SIZE));
    }
    return list;
  }
}
