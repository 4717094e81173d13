package io.hauberk.detect.log.template;

import io.hauberk.core.Randomness;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes at a step, folded through a product with keys that are new in every process: who
 * writes lines cannot make shapes collide. Nothing that is told depends on the keys.
 */
final class ShapeHash {
  private ShapeHash() {}

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long KEY = Randomness.secure().nextLong();
  private static final long OTHER_KEY = Randomness.secure().nextLong();

  static long of(byte[] bytes, int length) {
    long hash = length;
    int at = 0;
    for (; at + Long.BYTES <= length; at += Long.BYTES) {
      hash = step(hash, (long) LONGS.get(bytes, at));
    }
    long rest = 0;
    for (; at < length; at++) {
      rest = rest << Byte.SIZE | (bytes[at] & 0xff);
    }
    return step(hash, rest);
  }

  private static long step(long hash, long next) {
    long one = hash ^ KEY;
    long other = next ^ OTHER_KEY;
    return one * other ^ Math.multiplyHigh(one, other);
  }
}
