package io.hauberk.trust.seal;

/** One segment at a time under one key; used by one thread. */
interface SegmentCipher {

  int TAG_BYTES = 16;
  int NONCE_BYTES = 12;

  /** Writes {@code length + TAG_BYTES} bytes. */
  void seal(byte[] nonce, byte[] plain, int length, byte[] sealed);

  /** Writes {@code length - TAG_BYTES} bytes; false, and nothing of use, when the tag is wrong. */
  boolean open(byte[] nonce, byte[] sealed, int length, byte[] plain);
}
