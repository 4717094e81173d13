package io.hauberk.trust.seal;

import io.hauberk.trust.key.Keyset;

/** The primary of a keyset seals the file itself; HKDF with the file's salt keeps files apart. */
final class KeysetKey extends SealingKey {

  private final Keyset keyset;
  private final SealCipher cipher;

  KeysetKey(Keyset keyset) {
    this.keyset = keyset;
    this.cipher = SealCipher.of(keyset.kind());
  }

  @Override
  FileKey fileKey(int segmentLog2, Purpose purpose) {
    int id = keyset.primaryVersion().id();
    var start = SealHeader.newStart(cipher, segmentLog2, id, 0);
    return new FileKey(
        keyset.material(id), new SealHeader(cipher, segmentLog2, id, start, new byte[0]));
  }
}
