package io.hauberk.trust.audit;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The growing side of the tree: the unfinished tile of every level and the unfinished bundle. */
final class RightEdge {

  /** A file of the log that changed since the last checkpoint. */
  record Change(String fullPath, int width, byte[] content) {

    /** Where it goes: partial until it is full. */
    String path() {
      return width == TilePath.WIDTH ? fullPath : TilePath.partials(fullPath) + "/" + width;
    }
  }

  private final Merkle merkle = new Merkle();
  private final byte[][] tiles = new byte[TilePath.MAX_LEVEL + 1][TilePath.WIDTH * Hash.SIZE];
  private final long[] counts = new long[TilePath.MAX_LEVEL + 1];
  private final List<Change> full = new ArrayList<>();
  private final ByteArrayOutputStream bundle = new ByteArrayOutputStream(1 << 16);
  private final byte[] leaf = new byte[Hash.SIZE];

  /** The edge of an empty tree. */
  RightEdge() {}

  /** The edge of the tree whose tiles {@code reader} has. */
  RightEdge(LogReader reader, long size) {
    long count = size;
    for (int level = 0; level <= TilePath.MAX_LEVEL; level++, count /= TilePath.WIDTH) {
      counts[level] = count;
      int width = width(level);
      if (width > 0) {
        var tile = reader.tile(level, count / TilePath.WIDTH, width);
        System.arraycopy(tile, 0, tiles[level], 0, width * Hash.SIZE);
      }
    }
    if (width(0) > 0) {
      for (var entry : reader.entries(size / TilePath.WIDTH, width(0))) {
        addToBundle(entry);
      }
    }
  }

  long size() {
    return counts[0];
  }

  void append(byte[] entry) {
    addToBundle(entry);
    merkle.leaf(entry, 0, entry.length, leaf);
    push(leaf);
  }

  /** The root of the whole tree. */
  Hash root() {
    var root = counts[0] == 0 ? Merkle.empty() : null;
    for (int level = 0; level <= TilePath.MAX_LEVEL; level++) {
      int left = width(level);
      for (int part = 1; left > 0; part *= 2) {
        if ((left & part) != 0) {
          left -= part;
          var side = merkle.perfect(tiles[level], left, part);
          root = root == null ? side : merkle.node(side, root);
        }
      }
    }
    if (root == null) {
      throw new IllegalStateException("tree.size: " + counts[0] + " (expected: within levels)");
    }
    return root;
  }

  /** What has to be written before a checkpoint of this size; full tiles are given once. */
  List<Change> takeChanges() {
    var changes = new ArrayList<>(full);
    full.clear();
    for (int level = 0; level <= TilePath.MAX_LEVEL; level++) {
      int width = width(level);
      if (width > 0) {
        var path = TilePath.hashes(level, counts[level] / TilePath.WIDTH, TilePath.WIDTH);
        changes.add(new Change(path, width, Arrays.copyOf(tiles[level], width * Hash.SIZE)));
      }
    }
    if (width(0) > 0) {
      var path = TilePath.entries(counts[0] / TilePath.WIDTH, TilePath.WIDTH);
      changes.add(new Change(path, width(0), bundle.toByteArray()));
    }
    return changes;
  }

  private void addToBundle(byte[] entry) {
    bundle.write(entry.length >>> Byte.SIZE);
    bundle.write(entry.length);
    bundle.writeBytes(entry);
  }

  private void push(byte[] hash) {
    var next = hash;
    for (int level = 0; level <= TilePath.MAX_LEVEL; level++) {
      System.arraycopy(next, 0, tiles[level], width(level) * Hash.SIZE, Hash.SIZE);
      counts[level]++;
      if (width(level) != 0) {
        return;
      }
      finish(level);
      next = merkle.perfect(tiles[level], 0, TilePath.WIDTH).shared();
    }
  }

  private void finish(int level) {
    long index = counts[level] / TilePath.WIDTH - 1;
    var path = TilePath.hashes(level, index, TilePath.WIDTH);
    full.add(new Change(path, TilePath.WIDTH, tiles[level].clone()));
    if (level == 0) {
      var entries = TilePath.entries(index, TilePath.WIDTH);
      full.add(new Change(entries, TilePath.WIDTH, bundle.toByteArray()));
      bundle.reset();
    }
  }

  private int width(int level) {
    return (int) (counts[level] % TilePath.WIDTH);
  }
}
