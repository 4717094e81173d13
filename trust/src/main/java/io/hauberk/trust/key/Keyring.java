package io.hauberk.trust.key;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Keysets by name. Immutable: every change is a new keyring, kept by {@link KeyringFile}.
 *
 * <p>Destroying a key is crypto-shredding: its bytes leave the keyring and its id stays, so that
 * data under it is named as destroyed instead of foreign. Copies of the keyring made earlier still
 * hold the bytes.
 */
public final class Keyring {

  private static final int MOST_KEYSETS = 10_000;
  private static final Keyring EMPTY = new Keyring(new TreeMap<>());

  private final SortedMap<String, Keyset> keysets;

  private Keyring(SortedMap<String, Keyset> keysets) {
    this.keysets = keysets;
  }

  /** Without keys. */
  public static Keyring empty() {
    return EMPTY;
  }

  static Keyring of(Collection<Keyset> keysets) {
    var byName = new TreeMap<String, Keyset>();
    Checks.argument(
        keysets.size() <= MOST_KEYSETS, "keysets", keysets.size(), "<= " + MOST_KEYSETS);
    for (var keyset : keysets) {
      Checks.argument(
          byName.put(keyset.name(), keyset) == null, "keyset", keyset.name(), "named once");
    }
    var ids = keysets.stream().flatMap(k -> k.versions().stream()).mapToInt(KeyVersion::id);
    long versions = keysets.stream().mapToLong(k -> k.versions().size()).sum();
    Checks.argument(ids.distinct().count() == versions, "key ids", "repeated", "each used once");
    return new Keyring(byName);
  }

  /** With a new keyset of one fresh version. */
  public Keyring create(String name, KeyKind kind, Instant now) {
    Checks.argument(!keysets.containsKey(name), "keyset", name, "a name not in use");
    var first = KeyVersion.fresh(kind, unusedId(), now);
    return with(new Keyset(name, kind, first.id(), List.of(first)));
  }

  /** A fresh version encrypts from now on; the older ones still decrypt. */
  public Keyring rotate(String name, Instant now) {
    return with(keyset(name).rotate(unusedId(), now));
  }

  /** An older version is used for nothing until {@link #enable}. */
  public Keyring disable(String name, int id) {
    var keyset = keyset(name);
    Checks.argument(
        id != keyset.primary(), "key", KeyVersion.name(id), "not the primary; rotate first");
    return with(keyset.change(id, version -> version.in(KeyState.DISABLED)));
  }

  public Keyring enable(String name, int id) {
    return with(keyset(name).change(id, version -> version.in(KeyState.ENABLED)));
  }

  /** One older version is gone for good; the primary goes only with {@link #destroyAll}. */
  public Keyring destroy(String name, int id, Instant now) {
    var keyset = keyset(name);
    Checks.argument(
        id != keyset.primary(),
        "key",
        KeyVersion.name(id),
        "not the primary; rotate first, or destroy the whole keyset");
    return with(keyset.change(id, gone(now)));
  }

  /** Every version of a keyset is gone for good; its ids stay recorded. */
  public Keyring destroyAll(String name, Instant now) {
    var keyset = keyset(name);
    var destroyed = keyset.versions().stream().map(gone(now)).toList();
    return with(new Keyset(name, keyset.kind(), keyset.primary(), destroyed));
  }

  /**
   * @throws IllegalArgumentException when there is none of this name
   */
  public Keyset keyset(String name) {
    var keyset = keysets.get(name);
    if (keyset == null) {
      throw new IllegalArgumentException(
          Checks.message("keyset", name, "one of " + keysets.keySet()));
    }
    return keyset;
  }

  /** The keyset that has a version of this id, in whatever state. */
  public Optional<Keyset> owner(int id) {
    return keysets.values().stream().filter(keyset -> keyset.find(id).isPresent()).findFirst();
  }

  /** By name. */
  public Collection<Keyset> keysets() {
    return List.copyOf(keysets.values());
  }

  private Keyring with(Keyset keyset) {
    var more = new TreeMap<>(keysets);
    more.put(keyset.name(), keyset);
    return of(more.values());
  }

  private int unusedId() {
    int id = 0;
    while (id == 0 || owner(id).isPresent()) {
      id = Randomness.secure().nextInt();
    }
    return id;
  }

  private static UnaryOperator<KeyVersion> gone(Instant now) {
    return version -> version.state() == KeyState.DESTROYED ? version : version.destroyedAt(now);
  }

  @Override
  public String toString() {
    return "Keyring" + keysets.keySet();
  }
}
