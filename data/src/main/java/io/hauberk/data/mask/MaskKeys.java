package io.hauberk.data.mask;

import io.hauberk.trust.key.Keyring;
import io.hauberk.trust.key.Keyset;

/** Where named keys come from. */
@FunctionalInterface
public interface MaskKeys {

  /**
   * @throws IllegalArgumentException when there is no such key
   */
  Keyset keyset(String name);

  static MaskKeys of(Keyring keyring) {
    return keyring::keyset;
  }

  /** For policies that name no key. */
  static MaskKeys none() {
    return of(Keyring.empty());
  }
}
