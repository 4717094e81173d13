package io.hauberk.trust.audit;

import io.hauberk.core.Checks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Proofs of RFC 6962, section 2.1: that an entry is in a tree, and that a tree grew out of another.
 * Making one reads O(log n) tiles; checking one needs nothing but hashes.
 */
public final class LogProofs {

  private final LogReader reader;

  public LogProofs(Path log) {
    reader = new LogReader(log);
  }

  /**
   * PATH(index, D[size]): the sibling hashes from the leaf up.
   *
   * @throws LogIntegrityException when a tile is missing or malformed
   */
  public List<Hash> inclusion(long index, long size) {
    Checks.argument(index >= 0 && index < size, "proof.index", index, "0 to " + (size - 1));
    var path = new ArrayList<Hash>();
    long from = 0;
    long to = size;
    while (to - from > 1) {
      long half = Long.highestOneBit(to - from - 1);
      if (index < from + half) {
        path.add(0, reader.root(from + half, to, size));
        to = from + half;
      } else {
        path.add(0, reader.root(from, from + half, size));
        from += half;
      }
    }
    return path;
  }

  /**
   * PROOF(first, D[second]): that the tree of {@code first} entries is a prefix.
   *
   * @throws LogIntegrityException when a tile is missing or malformed
   */
  public List<Hash> consistency(long first, long second) {
    Checks.argument(first > 0 && first <= second, "proof.first", first, "1 to " + second);
    var path = new ArrayList<Hash>();
    long from = 0;
    long to = second;
    boolean known = true; // RFC 6962's b: the verifier has this subtree's root
    while (first != to) {
      long half = Long.highestOneBit(to - from - 1);
      if (first <= from + half) {
        path.add(0, reader.root(from + half, to, second));
        to = from + half;
      } else {
        path.add(0, reader.root(from, from + half, second));
        from += half;
        known = false;
      }
    }
    if (!known) {
      path.add(0, reader.root(from, to, second));
    }
    return path;
  }

  /** Whether the proof leads from the entry to the root; RFC 9162, section 2.1.3.2. */
  public static boolean provesInclusion(
      byte[] entry, long index, Checkpoint tree, List<Hash> proof) {
    if (index < 0 || index >= tree.size()) {
      return false;
    }
    var merkle = new Merkle();
    var climb = new Climb(index, tree.size() - 1);
    var r = Merkle.leaf(entry);
    for (var p : proof) {
      if (climb.atTop()) {
        return false;
      }
      r = climb.fromLeft() ? merkle.node(p, r) : merkle.node(r, p);
      climb.step();
    }
    return climb.atTop() && r.equals(tree.root());
  }

  /** Whether {@code newer} grew out of {@code older}; RFC 9162, section 2.1.4.2. */
  public static boolean provesConsistency(Checkpoint older, Checkpoint newer, List<Hash> proof) {
    if (older.size() > newer.size()) {
      return false;
    }
    if (older.size() == newer.size() || older.size() == 0) {
      return proof.isEmpty() && (older.size() == 0 || older.root().equals(newer.root()));
    }
    var path = new ArrayList<>(proof);
    if (Long.bitCount(older.size()) == 1) {
      path.add(0, older.root());
    }
    return !path.isEmpty() && climbs(older, newer, path);
  }

  private static boolean climbs(Checkpoint older, Checkpoint newer, List<Hash> path) {
    var merkle = new Merkle();
    int up = Long.numberOfTrailingZeros(~(older.size() - 1));
    var climb = new Climb((older.size() - 1) >> up, (newer.size() - 1) >> up);
    var fr = path.get(0);
    var sr = path.get(0);
    for (var c : path.subList(1, path.size())) {
      if (climb.atTop()) {
        return false;
      }
      if (climb.fromLeft()) {
        fr = merkle.node(c, fr);
        sr = merkle.node(c, sr);
      } else {
        sr = merkle.node(sr, c);
      }
      climb.step();
    }
    return climb.atTop() && fr.equals(older.root()) && sr.equals(newer.root());
  }

  /** The numbers fn and sn of RFC 9162: a node's place in its level, and the last place there. */
  private static final class Climb {

    private long fn;
    private long sn;

    Climb(long fn, long sn) {
      this.fn = fn;
      this.sn = sn;
    }

    boolean atTop() {
      return sn == 0;
    }

    /** Whether the next hash of the path stands to the left. */
    boolean fromLeft() {
      return (fn & 1) == 1 || fn == sn;
    }

    void step() {
      int skip = fn == sn && (fn & 1) == 0 && fn != 0 ? Long.numberOfTrailingZeros(fn) : 0;
      fn >>= skip + 1;
      sn >>= skip + 1;
    }
  }
}
