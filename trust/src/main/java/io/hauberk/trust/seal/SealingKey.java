package io.hauberk.trust.seal;

import io.hauberk.trust.key.Keyset;
import io.hauberk.trust.lock.Secret;

/**
 * What a file is sealed with: a key of one's own keyring, or a {@link Recipient}'s public key. Safe
 * for use by many threads.
 */
public abstract sealed class SealingKey permits KeysetKey, Recipient {

  SealingKey() {}

  /**
   * The primary of a keyset.
   *
   * @throws IllegalArgumentException when keys of its kind seal no files
   */
  public static SealingKey of(Keyset keyset) {
    return new KeysetKey(keyset);
  }

  /** The key of one new file, with the header that lets it be found again. */
  abstract FileKey fileKey(int segmentLog2, Purpose purpose);

  /**
   * @param key seals the segments
   * @param header what stands before the commitment
   */
  record FileKey(Secret key, SealHeader header) {}
}
