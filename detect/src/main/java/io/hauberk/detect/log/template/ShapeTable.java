package io.hauberk.detect.log.template;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts of shapes in one open-addressing table over one block of bytes. */
final class ShapeTable {

  private static final int FIRST_SLOTS = 1 << 12;

  private int[] slots = new int[FIRST_SLOTS];
  private long[] hashes = new long[256];
  private int[] offsets = new int[257];
  private long[] counts = new long[256];
  private byte[] arena = new byte[1 << 14];
  private int size;

  /** Adds {@code more} to the count of the shape and tells its index. */
  int add(byte[] shape, int length, long hash, long more) {
    int mask = slots.length - 1;
    int slot = mix(hash) & mask;
    while (slots[slot] != 0) {
      int index = slots[slot] - 1;
      if (hashes[index] == hash && isSame(index, shape, length)) {
        counts[index] += more;
        return index;
      }
      slot = (slot + 1) & mask;
    }
    slots[slot] = size + 1;
    append(shape, length, hash, more);
    return size - 1;
  }

  private static int mix(long hash) {
    return (int) (hash ^ (hash >>> 32));
  }

  private boolean isSame(int index, byte[] shape, int length) {
    int from = offsets[index];
    return Arrays.equals(arena, from, offsets[index + 1], shape, 0, length);
  }

  private void append(byte[] shape, int length, long hash, long count) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
      offsets = Arrays.copyOf(offsets, 2 * size + 1);
    }
    int from = offsets[size];
    if (from + length > arena.length) {
      arena = Arrays.copyOf(arena, Math.max(2 * arena.length, from + length));
    }
    System.arraycopy(shape, 0, arena, from, length);
    hashes[size] = hash;
    counts[size] = count;
    offsets[++size] = from + length;
    if (2 * size > slots.length) {
      rehash();
    }
  }

  private void rehash() {
    slots = new int[2 * slots.length];
    int mask = slots.length - 1;
    for (int index = 0; index < size; index++) {
      int slot = mix(hashes[index]) & mask;
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = index + 1;
    }
  }

  int size() {
    return size;
  }

  int bytes() {
    return offsets[size];
  }

  String key(int index) {
    int from = offsets[index];
    return new String(arena, from, offsets[index + 1] - from, StandardCharsets.ISO_8859_1);
  }

  long count(int index) {
    return counts[index];
  }

  List<Shape> shapes() {
    var shapes = new ArrayList<Shape>(size);
    for (int i = 0; i < size; i++) {
      shapes.add(Shape.parse(key(i), counts[i]));
    }
    return shapes;
  }
}
