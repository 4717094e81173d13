package io.hauberk.trust.audit;

import io.hauberk.core.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One reading of a log: recomputes the tree from the entries and compares every stored tile. */
final class LogScan {

  /** Beyond these the log is so broken that names no longer help. */
  private static final int MAX_PROBLEMS = 100;

  private static final int BYTES = TilePath.WIDTH * Hash.SIZE;

  private final LogReader reader;
  private final Checkpoint checkpoint;
  private final Optional<Checkpoint> seen;
  private final Merkle merkle = new Merkle();
  private final List<LogProblem> problems = new ArrayList<>();
  private final List<BundleDiff> diffs = new ArrayList<>();
  private final byte[][] levels = new byte[TilePath.MAX_LEVEL + 2][BYTES];
  private final long[] counts = new long[TilePath.MAX_LEVEL + 2];
  private @Nullable Hash seenRoot;
  private boolean gap;

  LogScan(LogReader reader, Checkpoint checkpoint, Optional<Checkpoint> seen) {
    this.reader = reader;
    this.checkpoint = checkpoint;
    this.seen = seen;
  }

  List<LogProblem> run(Progress.Task task) {
    long size = checkpoint.size();
    for (long bundle = 0; bundle * TilePath.WIDTH < size && !hopeless(); bundle++) {
      int width = LogReader.width(bundle, size);
      scan(bundle, width);
      task.advance(width);
    }
    if (!hopeless() && !gap) {
      conclude();
    } else {
      diffs.forEach(diff -> diff.describe(problems));
    }
    return problems.size() > MAX_PROBLEMS ? problems.subList(0, MAX_PROBLEMS) : problems;
  }

  private boolean hopeless() {
    return problems.size() + diffs.size() >= MAX_PROBLEMS;
  }

  private void scan(long bundle, int width) {
    List<byte[]> entries;
    try {
      entries = reader.available(bundle, width);
    } catch (LogIntegrityException e) {
      damaged(TilePath.entries(bundle, width), e);
      gap = true;
      return;
    }
    gap |= entries.size() < width;
    var hash = new byte[Hash.SIZE];
    for (int i = 0; i < entries.size(); i++) {
      var entry = entries.get(i);
      merkle.leaf(entry, 0, entry.length, hash);
      System.arraycopy(hash, 0, levels[0], i * Hash.SIZE, Hash.SIZE);
      counts[0]++;
      noteSeen(i + 1);
    }
    compareEntries(bundle, width, entries.size());
    if (entries.size() == TilePath.WIDTH) {
      carry(0);
    }
  }

  /** Adds the root of a full tile to the level above, and compares that one when it fills. */
  private void carry(int level) {
    int above = level + 1;
    var root = merkle.perfect(levels[level], 0, TilePath.WIDTH);
    int at = (int) (counts[above] % TilePath.WIDTH);
    System.arraycopy(root.shared(), 0, levels[above], at * Hash.SIZE, Hash.SIZE);
    counts[above]++;
    if (at + 1 == TilePath.WIDTH) {
      compare(above, counts[above] / TilePath.WIDTH - 1, TilePath.WIDTH);
      carry(above);
    }
  }

  private void compareEntries(long bundle, int width, int found) {
    byte[] stored;
    try {
      stored = reader.tile(0, bundle, width);
    } catch (LogIntegrityException e) {
      damaged(TilePath.hashes(0, bundle, width), e);
      return;
    }
    if (found != width || !Arrays.equals(levels[0], 0, stored.length, stored, 0, stored.length)) {
      diffs.add(new BundleDiff(bundle, stored, Arrays.copyOf(levels[0], found * Hash.SIZE)));
    }
  }

  private void compare(int level, long index, int width) {
    byte[] stored;
    if (gap || !diffs.isEmpty()) {
      return; // what is above a broken bundle cannot be right either
    }
    try {
      stored = reader.tile(level, index, width);
    } catch (LogIntegrityException e) {
      damaged(TilePath.hashes(level, index, width), e);
      return;
    }
    int length = width * Hash.SIZE;
    if (!Arrays.equals(levels[level], 0, length, stored, 0, length)) {
      problems.add(tileChanged(level, index, width));
    }
  }

  private void conclude() {
    for (int level = 1; level <= TilePath.MAX_LEVEL; level++) {
      int width = (int) (counts[level] % TilePath.WIDTH);
      if (width > 0) {
        compare(level, counts[level] / TilePath.WIDTH, width);
      }
    }
    boolean entriesHold = root(counts[0]).equals(checkpoint.root());
    for (var diff : diffs) {
      if (entriesHold) {
        problems.add(tileChanged(0, diff.index(), diff.width()));
      } else {
        diff.describe(problems);
      }
    }
    if (!entriesHold && problems.isEmpty()) {
      var detail = "entries give " + root(counts[0]) + ", signed was " + checkpoint.root();
      problems.add(LogVerifier.problem(LogProblem.Kind.ROOT_DIFFERS, "tree", detail));
    }
    seen.filter(old -> old.size() > 0 && problems.isEmpty()).ifPresent(this::requireHistory);
  }

  private void requireHistory(Checkpoint old) {
    if (seenRoot == null || !old.root().equals(seenRoot)) {
      problems.add(
          LogVerifier.problem(
              LogProblem.Kind.HISTORY_REWRITTEN,
              "entries 0 to " + (old.size() - 1),
              "the signed log differs from the one seen before"));
    }
  }

  private void noteSeen(int inTile) {
    if (seen.isPresent() && seen.get().size() == counts[0]) {
      seenRoot = rootWith(inTile);
    }
  }

  /** The root of the first {@code count} leaves; call after their last tile was compared. */
  private Hash root(long count) {
    return rootWith((int) (count % TilePath.WIDTH));
  }

  /** The root now, with {@code inTile} leaves in the tile at hand, which was not carried up. */
  private Hash rootWith(int inTile) {
    Hash root = null;
    for (int level = 0; level < levels.length; level++) {
      int left = level == 0 ? inTile : (int) (counts[level] % TilePath.WIDTH);
      for (int part = 1; left > 0; part *= 2) {
        if ((left & part) != 0) {
          left -= part;
          var side = merkle.perfect(levels[level], left, part);
          root = root == null ? side : merkle.node(side, root);
        }
      }
    }
    return root == null ? Merkle.empty() : root;
  }

  private void damaged(String path, LogIntegrityException e) {
    problems.add(
        LogVerifier.problem(LogProblem.Kind.FILE_DAMAGED, path, String.valueOf(e.getMessage())));
  }

  private static LogProblem tileChanged(int level, long index, int width) {
    return LogVerifier.problem(
        LogProblem.Kind.TILE_CHANGED,
        TilePath.hashes(level, index, width),
        "not the hashes of the entries below");
  }
}
