package io.hauberk.trust.lock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hauberk.core.Randomness;
import java.util.Objects;

/**
 * Opened by whoever knows a passphrase, at the price of one memory-hard derivation a guess.
 *
 * <p>A file that is read says its own cost; {@code cost} is what a file that is written gets.
 */
public record PassphraseLock(Passphrase passphrase, Argon2Cost cost) implements Lock {

  private static final String TYPE = "argon2id";
  private static final int SALT_BYTES = 16;

  public PassphraseLock {
    Objects.requireNonNull(passphrase, "passphrase");
    Objects.requireNonNull(cost, "cost");
  }

  /** With {@link Argon2Cost#DEFAULT}. */
  public static PassphraseLock of(Passphrase passphrase) {
    return new PassphraseLock(passphrase, Argon2Cost.DEFAULT);
  }

  @Override
  public Secret close(ObjectNode header) {
    var salt = new byte[SALT_BYTES];
    Randomness.secure().nextBytes(salt);
    header
        .put(HeaderFields.TYPE, TYPE)
        .put("salt", salt)
        .put("memory-kib", cost.memoryKib())
        .put("passes", cost.passes())
        .put("lanes", cost.lanes());
    return cost.derive(passphrase, salt, LockedFile.KEY_BYTES);
  }

  @Override
  public Secret open(ObjectNode header) {
    var fields = HeaderFields.of(header, TYPE);
    var salt = fields.bytes("salt", SALT_BYTES);
    return cost(fields).derive(passphrase, salt, LockedFile.KEY_BYTES);
  }

  private static Argon2Cost cost(HeaderFields fields) {
    try {
      return new Argon2Cost(
          fields.integer("memory-kib"), fields.integer("passes"), fields.integer("lanes"));
    } catch (IllegalArgumentException e) {
      throw new IntegrityException(
          "argon2 cost", "out of bounds", String.valueOf(e.getMessage()), e);
    }
  }
}
