package io.hauberk.trust.lock;

/**
 * A key service that wraps small keys with a key it never gives out. Implementations talk to a
 * service; they are safe for use by many threads.
 */
public interface Kms {

  /** Names service and key, such as {@code vault-transit:mount/key}; goes into files, no secret. */
  String name();

  /**
   * Wraps a key.
   *
   * @param context bound to the result: {@link #unwrap} needs the same
   * @return printable text of at most 4,096 characters
   */
  String wrap(Secret key, String context);

  /**
   * @throws IntegrityException when the service refuses the text or the context
   */
  Secret unwrap(String wrapped, String context);
}
