package io.hauberk.trust.lock;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Who may open a {@link LockedFile}. A lock makes the 32-byte key of a file and writes into the
 * file's header what it needs to find that key again.
 */
public sealed interface Lock permits PassphraseLock, KmsLock {

  /** A fresh key; {@code header} receives what {@link #open} will need. */
  Secret close(ObjectNode header);

  /**
   * The key of a header that this kind of lock wrote.
   *
   * @throws IntegrityException when the header is of another lock or outside its bounds
   */
  Secret open(ObjectNode header);
}
