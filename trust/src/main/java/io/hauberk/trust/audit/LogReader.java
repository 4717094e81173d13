package io.hauberk.trust.audit;

import io.hauberk.core.Checks;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the public files of a log; everything in them is a stranger's until proven. */
public final class LogReader {

  private static final int CACHED = 64;

  private final LogFolder folder;
  private final Merkle merkle = new Merkle();
  private final Map<String, byte[]> cache =
      new LinkedHashMap<>(CACHED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
          return size() > CACHED;
        }
      };

  public LogReader(Path log) {
    folder = new LogFolder(log);
  }

  /**
   * The checkpoint as stored.
   *
   * @throws LogIntegrityException when there is none or it is no note
   */
  public SignedNote checkpoint() {
    return folder.checkpoint();
  }

  /**
   * One entry of a log of {@code size} entries, not yet proven.
   *
   * @throws LogIntegrityException when its bundle is missing or malformed
   */
  public byte[] entry(long index, long size) {
    Checks.argument(index >= 0 && index < size, "entry", index, "0 to " + (size - 1));
    long bundle = index / TilePath.WIDTH;
    return entries(bundle, width(bundle, size)).get((int) (index % TilePath.WIDTH));
  }

  /** The entries of one bundle, at most 256. */
  List<byte[]> entries(long bundle, int width) {
    var entries = available(bundle, width);
    if (entries.size() < width) {
      throw new LogIntegrityException(
          TilePath.entries(bundle, width), entries.size() + " entries", width + " or more");
    }
    return entries;
  }

  /** The entries of one bundle that are whole: fewer than {@code width} when it was cut. */
  List<byte[]> available(long bundle, int width) {
    var bytes = ByteBuffer.wrap(stored(TilePath.entries(bundle, TilePath.WIDTH), width));
    var entries = new ArrayList<byte[]>(width);
    while (entries.size() < width && bytes.remaining() >= Short.BYTES) {
      int length = Short.toUnsignedInt(bytes.getShort());
      if (length > bytes.remaining()) {
        return entries;
      }
      var entry = new byte[length];
      bytes.get(entry);
      entries.add(entry);
    }
    return entries;
  }

  /** The first {@code width} hashes of a tile, side by side. */
  byte[] tile(int level, long index, int width) {
    var key = TilePath.hashes(level, index, width);
    var cached = cache.get(key);
    if (cached != null) {
      return cached;
    }
    var bytes = stored(TilePath.hashes(level, index, TilePath.WIDTH), width);
    if (bytes.length < width * Hash.SIZE || bytes.length % Hash.SIZE != 0) {
      throw new LogIntegrityException(key, bytes.length + " bytes", width + " hashes");
    }
    var tile = Arrays.copyOf(bytes, width * Hash.SIZE);
    cache.put(key, tile);
    return tile;
  }

  /** The root over leaves {@code from} to {@code to} of a tree of {@code size}, RFC 6962 MTH. */
  Hash root(long from, long to, long size) {
    long count = to - from;
    if (Long.bitCount(count) == 1 && from % count == 0) {
      return subtree(from, count, size);
    }
    long half = Long.highestOneBit(count - 1);
    return merkle.node(root(from, from + half, size), root(from + half, to, size));
  }

  static int width(long tile, long count) {
    return (int) Math.min(TilePath.WIDTH, count - tile * TilePath.WIDTH);
  }

  private Hash subtree(long from, long count, long size) {
    int level = Math.min(Long.numberOfTrailingZeros(count) / Byte.SIZE, TilePath.MAX_LEVEL);
    int shift = level * Byte.SIZE;
    long tile = (from >>> shift) / TilePath.WIDTH;
    var hashes = tile(level, tile, width(tile, size >>> shift));
    return merkle.perfect(
        hashes, (int) ((from >>> shift) % TilePath.WIDTH), (int) (count >>> shift));
  }

  /** The narrowest stored form that is wide enough: older checkpoints outlive their partials. */
  private byte[] stored(String fullPath, int width) {
    if (width < TilePath.WIDTH) {
      for (int wider : folder.partialWidths(fullPath)) {
        var found =
            wider < width
                ? Optional.<byte[]>empty()
                : folder.read(TilePath.partials(fullPath) + "/" + wider);
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    return folder
        .read(fullPath)
        .orElseThrow(
            () -> new LogIntegrityException(fullPath, "missing", width + " of it or more"));
  }
}
