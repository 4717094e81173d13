package io.hauberk.trust.token;

import io.hauberk.trust.lock.Secret;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * AES-SIV (RFC 5297, section 2.6) of many short values in one context, in the letters of the RFC:
 * the blocks of up to 128 values go through AES together, and S2V of the context is computed once.
 * What it makes is Tink's to the byte. Used by one thread.
 */
final class SivBatch {

  /** Longest value in bytes; longer ones gain nothing here. */
  static final int MOST_BYTES = 64;

  static final int BATCH = 128;

  private static final int BLOCK = AesBlocks.BLOCK;
  private static final int MOST_BLOCKS = MOST_BYTES / BLOCK;

  /** The counter starts at V with bits 31 and 63 cleared, so no addition carries far. */
  private static final long CLEARED = 0x7fffffff_7fffffffL;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final AesBlocks mac;
  private final AesBlocks ctr;
  private final Block whole;
  private final Block padded;
  private final Block d;
  private final byte[] t = new byte[BATCH * MOST_BYTES];
  private final long[] high = new long[BATCH];
  private final long[] low = new long[BATCH];

  /**
   * @param key K1 and K2, 64 bytes
   * @param context the one component of associated data
   */
  SivBatch(Secret key, byte[] context) {
    var bytes = key.bytes();
    int half = bytes.length / 2;
    mac = new AesBlocks(Secret.of(Arrays.copyOf(bytes, half)), BATCH);
    ctr =
        new AesBlocks(
            Secret.of(Arrays.copyOfRange(bytes, half, bytes.length)), BATCH * MOST_BLOCKS);
    whole = encrypt(new Block(0, 0)).doubled();
    padded = whole.doubled();
    d = cmac(new byte[BLOCK]).doubled().xor(cmac(context));
  }

  /** 128 bits, most significant first. */
  private record Block(long high, long low) {

    /** Multiplication by x in GF(2^128), RFC 5297 section 2.3. */
    Block doubled() {
      return new Block(high << 1 | low >>> 63, low << 1 ^ (high >> 63 & 0x87));
    }

    Block xor(Block other) {
      return new Block(high ^ other.high, low ^ other.low);
    }
  }

  /**
   * Writes V and C of {@code count} values of one number of blocks into {@code sealed}, each from
   * {@code offset} on.
   */
  void seal(byte[][] values, int count, byte[][] sealed, int offset) {
    int blocks = blocks(values[0].length);
    s2v(values, count, blocks);
    for (int k = 0; k < count; k++) {
      long q = low[k] & CLEARED;
      for (int j = 0; j < blocks; j++) {
        ctr.put(k * blocks + j, high[k], q + j);
      }
    }
    ctr.encrypt(count * blocks);
    for (int k = 0; k < count; k++) {
      LONGS.set(sealed[k], offset, high[k]);
      LONGS.set(sealed[k], offset + Long.BYTES, low[k]);
      ctr.xor(k * blocks, values[k], sealed[k], offset + BLOCK);
    }
  }

  /** How many blocks a value fills; an empty one fills one with padding. */
  static int blocks(int length) {
    return Math.max(1, (length + BLOCK - 1) / BLOCK);
  }

  private void s2v(byte[][] values, int count, int blocks) {
    Arrays.fill(high, 0, count, 0);
    Arrays.fill(low, 0, count, 0);
    for (int k = 0; k < count; k++) {
      lastStep(values[k], k * MOST_BYTES, blocks);
    }
    for (int j = 0; j < blocks; j++) {
      for (int k = 0; k < count; k++) {
        int at = k * MOST_BYTES + j * BLOCK;
        mac.put(
            k, high[k] ^ (long) LONGS.get(t, at), low[k] ^ (long) LONGS.get(t, at + Long.BYTES));
      }
      mac.encrypt(count);
      for (int k = 0; k < count; k++) {
        high[k] = mac.high(k);
        low[k] = mac.low(k);
      }
    }
  }

  /** T of S2V at {@code t[at...]}, its last block already under CMAC's subkey. */
  private void lastStep(byte[] value, int at, int blocks) {
    int length = value.length;
    System.arraycopy(value, 0, t, at, length);
    int end = at + blocks * BLOCK;
    if (at + length < end) {
      t[at + length] = (byte) 0x80;
      Arrays.fill(t, at + length + 1, end, (byte) 0);
    }
    if (length < BLOCK) {
      xorInto(at, d.doubled().xor(whole));
      return;
    }
    xorInto(at + length - BLOCK, d);
    xorInto(end - BLOCK, length % BLOCK == 0 ? whole : padded);
  }

  private void xorInto(int at, Block block) {
    LONGS.set(t, at, (long) LONGS.get(t, at) ^ block.high);
    LONGS.set(t, at + Long.BYTES, (long) LONGS.get(t, at + Long.BYTES) ^ block.low);
  }

  /** CMAC (RFC 4493) of a context of any length. */
  private Block cmac(byte[] message) {
    int blocks = blocks(message.length);
    var text = Arrays.copyOf(message, blocks * BLOCK);
    boolean full = message.length == text.length;
    if (!full) {
      text[message.length] = (byte) 0x80;
    }
    var state = new Block(0, 0);
    for (int at = 0; at < text.length - BLOCK; at += BLOCK) {
      state = encrypt(state.xor(block(text, at)));
    }
    var last = block(text, text.length - BLOCK).xor(full ? whole : padded);
    return encrypt(state.xor(last));
  }

  private static Block block(byte[] text, int at) {
    return new Block((long) LONGS.get(text, at), (long) LONGS.get(text, at + Long.BYTES));
  }

  private Block encrypt(Block block) {
    mac.put(0, block.high, block.low);
    mac.encrypt(1);
    return new Block(mac.high(0), mac.low(0));
  }
}
