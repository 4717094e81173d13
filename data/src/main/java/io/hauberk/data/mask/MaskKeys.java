package io.hauberk.data.mask;

import io.hauberk.trust.key.Keyring;
import io.hauberk.trust.key.Keyset;
import java.util.function.Supplier;

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

  /** From a keyring that is opened when a key is first asked for: after the permit, not before. */
  static MaskKeys opened(Supplier<Keyring> keyring) {
    return new LazyKeys(keyring);
  }

  /** For policies that name no key. */
  static MaskKeys none() {
    return of(Keyring.empty());
  }
}
