package io.hauberk.trust.key;

import io.hauberk.core.Checks;
import io.hauberk.trust.lock.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The versions of one key. New data goes under the primary; data under any enabled version can
 * still be read. Immutable: every change is a new keyset.
 *
 * @param name 1 to 64 of {@code a-z 0-9 . _ -}
 * @param kind of every version
 * @param primary id of the version that encrypts; it is enabled, or all versions are destroyed
 * @param versions oldest first, ids unique, 1 to 1,000
 */
public record Keyset(String name, KeyKind kind, int primary, List<KeyVersion> versions) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
  private static final int MOST_VERSIONS = 1000;

  public Keyset {
    Checks.argument(
        NAME.matcher(name).matches(), "keyset name", printable(name), "1 to 64 of a-z 0-9 . _ -");
    Objects.requireNonNull(kind, "kind");
    versions = List.copyOf(versions);
    Checks.inRange("versions of keyset " + name, versions.size(), 1, MOST_VERSIONS);
    Checks.argument(distinct(versions), "key ids", name, "each used once");
    var lengths = versions.stream().flatMap(v -> v.material().stream()).map(Secret::length);
    Checks.argument(
        lengths.allMatch(length -> length == kind.bytes()), "key length", name, "" + kind.bytes());
    Checks.argument(
        primaryFits(primary, versions),
        "primary key",
        KeyVersion.name(primary),
        "an enabled version");
  }

  /** A new version becomes the primary. */
  Keyset rotate(int id, Instant now) {
    var more = new ArrayList<>(versions);
    more.add(KeyVersion.fresh(kind, id, now));
    return new Keyset(name, kind, id, more);
  }

  /** The version that encrypts. */
  public KeyVersion primaryVersion() {
    return usable(primary);
  }

  /**
   * A version that may be used.
   *
   * @throws KeyUnavailableException when it is unknown, disabled or destroyed
   */
  public KeyVersion usable(int id) {
    var version =
        find(id)
            .orElseThrow(
                () ->
                    new KeyUnavailableException(
                        "key", KeyVersion.name(id), "a version of keyset " + name));
    switch (version.state()) {
      case DISABLED ->
          throw new KeyUnavailableException(
              "key", label(version) + " is disabled", "an enabled key");
      case DESTROYED ->
          throw new KeyUnavailableException(
              "key",
              label(version) + " was destroyed at " + version.destroyed().orElseThrow(),
              "a key that still exists; what it sealed cannot be read again");
      case ENABLED -> {}
    }
    return version;
  }

  /** The secret bytes of a version that may be used. */
  public Secret material(int id) {
    return usable(id).material().orElseThrow();
  }

  public Optional<KeyVersion> find(int id) {
    return versions.stream().filter(version -> version.id() == id).findFirst();
  }

  Keyset change(int id, UnaryOperator<KeyVersion> change) {
    Checks.argument(find(id).isPresent(), "key", KeyVersion.name(id), "a version of " + name);
    var changed = versions.stream().map(v -> v.id() == id ? change.apply(v) : v).toList();
    return new Keyset(name, kind, primary, changed);
  }

  private String label(KeyVersion version) {
    return version.name() + " of keyset " + name;
  }

  private static boolean distinct(List<KeyVersion> versions) {
    return versions.stream().mapToInt(KeyVersion::id).distinct().count() == versions.size();
  }

  private static boolean primaryFits(int primary, List<KeyVersion> versions) {
    return versions.stream()
        .filter(version -> version.id() == primary)
        .anyMatch(
            version ->
                version.state() == KeyState.ENABLED
                    || versions.stream().allMatch(v -> v.state() == KeyState.DESTROYED));
  }

  private static String printable(String text) {
    var shown = text.length() > 64 ? text.substring(0, 64) : text;
    return shown.replaceAll("[^ -~]", "?");
  }
}
