package io.hauberk.trust.key;

import io.hauberk.core.Checks;
import io.hauberk.trust.lock.Secret;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * One version of a key.
 *
 * @param id unique in its keyring, never 0; sealed data names it
 * @param created when it was made
 * @param state what it may do
 * @param material present unless destroyed
 * @param destroyed when it was destroyed
 */
public record KeyVersion(
    int id,
    Instant created,
    KeyState state,
    Optional<Secret> material,
    Optional<Instant> destroyed) {

  public KeyVersion {
    Checks.argument(id != 0, "key id", id, "not 0");
    Objects.requireNonNull(created, "created");
    boolean gone = state == KeyState.DESTROYED;
    Checks.argument(material.isEmpty() == gone, "key material", state, "present unless destroyed");
    Checks.argument(
        destroyed.isPresent() == gone, "time of destruction", state, "present when destroyed");
  }

  static KeyVersion fresh(KeyKind kind, int id, Instant now) {
    return new KeyVersion(id, now, KeyState.ENABLED, Optional.of(kind.fresh()), Optional.empty());
  }

  /** Eight hexadecimal digits, as lists and messages show it. */
  public String name() {
    return name(id);
  }

  /** As {@link #name()}, of a bare id. */
  public static String name(int id) {
    return HexFormat.of().toHexDigits(id);
  }

  KeyVersion in(KeyState newState) {
    Checks.argument(
        state != KeyState.DESTROYED, "key", name(), "not destroyed; destruction is for good");
    return new KeyVersion(id, created, newState, material, Optional.empty());
  }

  KeyVersion destroyedAt(Instant now) {
    return new KeyVersion(id, created, KeyState.DESTROYED, Optional.empty(), Optional.of(now));
  }
}
