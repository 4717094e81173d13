package io.hauberk.data.mask;

import io.hauberk.trust.key.Keyring;
import io.hauberk.trust.key.Keyset;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A keyring opened when a key is first asked for, once. */
final class LazyKeys implements MaskKeys {

  private final Supplier<Keyring> open;
  private @Nullable Keyring ring;

  LazyKeys(Supplier<Keyring> open) {
    this.open = open;
  }

  @Override
  public synchronized Keyset keyset(String name) {
    var opened = ring == null ? open.get() : ring;
    ring = opened;
    return opened.keyset(name);
  }
}
